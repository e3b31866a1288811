import { ledger } from '../../../contract/ledger';
import { admit } from '../../../domain/ledger/roster-import';
import { repeated } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { wakeJobs } from '../../platform/wake';
import { workOn, type ImportStores } from '../import-work';

/** So many rows are taken in while the person waits; more are worked off by the jobs. */
const rowsAtOnce = 400;
const patienceMs = 6000;

export function importRoster(stores: ImportStores): Handler<'ledger.importRoster'> {
  const { imports, turn } = stores;
  return async ({ importId, acceptChanges, acceptDoubtful }, { act, caller, at }) => {
    const document = await imports.collection.get(importId);
    if (!document || !caller.holdsIn(document.schoolId, ledger.importRoster.roles)) return refused('not-found');
    const before = repeated<{ importId: string }>(act, document);
    if (before) return before;
    if (document.state !== 'checked') return refused('wrong-state');
    const { schoolId, rows } = document;
    const isAtWork = async (holder: string): Promise<boolean> =>
      (await imports.collection.get(holder))?.state === 'importing';
    if (!(await turn.take(schoolId, importId, { at, isAtWork }))) return refused('import-running');
    const accepted = {
      by: act.actor,
      at,
      key: act.key,
      inputHash: act.inputHash,
      changes: acceptChanges,
      doubtful: acceptDoubtful,
    };
    const reply = await imports.change(
      act,
      importId,
      (it) => admit(it, accepted),
      () => ({ importId }),
    );
    if (!reply.ok) {
      // Another call may have let the same import in meanwhile: its turn stands.
      if (!(await isAtWork(importId))) await turn.release(schoolId, importId);
      return reply;
    }
    const isDone = rows <= rowsAtOnce && (await workOn(stores, importId, { at, deadline: Date.now() + patienceMs }));
    if (!isDone) await wakeJobs();
    else await turn.release(schoolId, importId);
    return reply;
  };
}
