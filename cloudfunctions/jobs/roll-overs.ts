import { moveClass } from '../identity/class-moves';
import { classTally } from '../ledger/class-tally.store';
import { importTurn } from '../ledger/import-turn';
import { imports } from '../ledger/import.store';
import { needRecords } from '../ledger/need.store';
import { pupils } from '../ledger/pupil.store';
import { workRollOver, type RollOverWork } from '../ledger/rollover-work';
import { rollOvers } from '../ledger/rollover.store';
import { turnHolder } from '../ledger/turn-holder';
import { zonings } from '../ledger/zoning.store';
import type { Moment } from '../platform/clock';
import { messageOf } from '../platform/collection';
import { log } from '../platform/log';
import { wakeJobs } from '../platform/wake';

const work: RollOverWork = {
  rollOvers,
  pupils,
  needs: needRecords,
  tally: classTally,
  turn: importTurn,
  zonings,
  tell: moveClass,
  isAtWork: turnHolder(imports, rollOvers),
};

/** As the timer of functions.json. */
const tickMs = 20 * 60_000;

/** The function has 60 seconds; the class that is under way when these are over still fits. */
const workMs = 35_000;

/** Every other ring of the timer looks for roll-overs instead of rosters, so that an idle ring asks nothing more. */
export function isRollOverTurn(at: string): boolean {
  return Math.round(Date.parse(at) / tickMs) % 2 === 1;
}

/** Works off the roll-overs whose day has come. */
export async function workRollOvers({ at, today }: Moment, begun: number): Promise<void> {
  const where = { state: 'agreed', on: { to: today } };
  const due = await rollOvers.collection.find({ where, order: [['on', 'asc']], limit: 20, fields: ['on'] });
  const deadline = begun + workMs;
  for (const { _id } of due) {
    try {
      await workRollOver(work, _id, { at, today, deadline });
    } catch (error) {
      // One that cannot be worked off must not keep all others waiting.
      log('rollover-failed', { rollOverId: _id, error: messageOf(error) });
    }
  }
  if (due.length > 0 && Date.now() >= deadline) await wakeJobs();
}
