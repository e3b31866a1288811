import { ledger } from '../../../contract/ledger';
import { admit } from '../../../domain/ledger/roster-import';
import { schoolYearOf } from '../../../domain/shared/calendar';
import { repeated } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { wakeJobs } from '../../platform/wake';
import { workOn, type ImportStores } from '../import-work';
import { rollOverId } from '../rollover-id';
import type { RollOvers } from '../rollover.store';
import { turnHolder } from '../turn-holder';

/** So many rows are taken in while the person waits; more are worked off by the jobs. */
const rowsAtOnce = 400;
const patienceMs = 6000;

export function importRoster(stores: ImportStores, rollOvers: RollOvers): Handler<'ledger.importRoster'> {
  const { imports, turn } = stores;
  return async ({ importId, acceptChanges, acceptDoubtful }, { act, caller, at, today }) => {
    const document = await imports.collection.get(importId);
    if (!document || !caller.holdsIn(document.schoolId, ledger.importRoster.roles)) return refused('not-found');
    const before = repeated<{ importId: string }>(act, document);
    if (before) return before;
    if (document.state !== 'checked') return refused('wrong-state');
    const { schoolId, rows } = document;
    const isAtWork = turnHolder(imports, rollOvers);
    if (!(await turn.take(schoolId, importId, { at, isAtWork }))) return refused('import-running');
    if (await isOvertaken(rollOvers, document, today)) {
      await turn.release(schoolId, importId);
      return refused('changed-meanwhile');
    }
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

/** The classes have gone up since the file was checked: its names may mean other classes now. */
async function isOvertaken(
  rollOvers: RollOvers,
  { schoolId, at }: { readonly schoolId: string; readonly at: string },
  today: string,
): Promise<boolean> {
  const roll = await rollOvers.collection.get(rollOverId(schoolId, schoolYearOf(today)));
  return (roll?.begunAt ?? '') > at;
}
