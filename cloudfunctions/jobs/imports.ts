import { followWards } from '../identity/ward-moves';
import { classReader } from '../ledger/class.reader';
import { classTally } from '../ledger/class-tally.store';
import { households } from '../ledger/household.store';
import { importTurn } from '../ledger/import-turn';
import { imports } from '../ledger/import.store';
import { workOn, type ImportStores } from '../ledger/import-work';
import { needRecords } from '../ledger/need.store';
import { pupils } from '../ledger/pupil.store';
import { schoolReader } from '../ledger/school.reader';
import { zonings } from '../ledger/zoning.store';
import type { Moment } from '../platform/clock';
import { messageOf } from '../platform/collection';
import { log } from '../platform/log';
import { wakeJobs } from '../platform/wake';

const stores: ImportStores = {
  imports,
  pupils,
  households,
  needs: needRecords,
  schools: schoolReader,
  classes: classReader,
  tally: classTally,
  zonings,
  turn: importTurn,
  tell: followWards,
};

/** The function has 60 seconds; the step that is under way when these are over still fits. */
const workMs = 40_000;

/** Works off the class lists that wait; wakes the jobs once more when time runs out before they are done. */
export async function workImports({ at }: Moment, begun: number): Promise<void> {
  const where = { underWay: true };
  const waiting = await imports.collection.find({ where, order: [['_id', 'asc']], limit: 20, fields: ['underWay'] });
  const deadline = begun + workMs;
  for (const { _id } of waiting) {
    try {
      await workOn(stores, _id, { at, deadline });
    } catch (error) {
      // One roster that cannot be worked off must not keep all others waiting.
      log('import-failed', { importId: _id, error: messageOf(error) });
    }
  }
  if (waiting.length > 0 && Date.now() >= deadline) await wakeJobs();
}
