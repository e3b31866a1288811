import { ledger } from '../../../contract/ledger';
import { nothingFound, type RosterImport } from '../../../domain/ledger/roster-import';
import { idFor } from '../../platform/ids';
import { repeated } from '../../platform/records';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { wakeJobs } from '../../platform/wake';
import { workOn, type ImportStores } from '../import-work';
import { glanceAtRoster } from '../roster-file';

/** So many rows are checked while the person waits; more are worked off by the jobs. */
const rowsAtOnce = 1000;
const patienceMs = 6000;

export function checkRoster(stores: ImportStores): Handler<'ledger.checkRoster'> {
  return async ({ schoolId, fileId, columns = [] }, call) => {
    const { act, caller, at } = call;
    if (!caller.holdsIn(schoolId, ledger.checkRoster.roles)) return refused('not-found');
    const importId = idFor('i', act.actor.id, act.key);
    const done = await stores.imports.collection.get(importId);
    const before = done && repeated<{ importId: string }>(act, done);
    if (before) return before;
    const glance = await glanceAtRoster({ fileId, columns }, call);
    if ('ok' in glance) return glance;
    const it: RosterImport = {
      ...nothingFound,
      ...glance,
      schoolId,
      fileId,
      by: act.actor,
      at,
      problem: null,
      doneRows: 0,
      accepted: null,
    };
    const reply = (await stores.imports.create(act, importId, it, { importId })) ?? refused('key-reused');
    if (!reply.ok || it.state === 'columns') return reply;
    const isSmall = it.rows > 0 && it.rows <= rowsAtOnce;
    const isDone = isSmall && (await workOn(stores, importId, { at, deadline: Date.now() + patienceMs }));
    if (!isDone) await wakeJobs();
    return answered({ importId });
  };
}
