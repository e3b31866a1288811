import type { Moment } from '../platform/clock';
import { sweepFiles } from '../platform/file-ends';
import { log } from '../platform/log';
import { emptyOpenings } from './old-openings';

/** As the timer of functions.json. */
const tickMs = 20 * 60_000;
const ticksADay = 72;
/** Three o'clock in the night in Shanghai. */
const nightTick = 57;

/** The function has 60 seconds; half of them belong to the rosters. */
const workMs = 20_000;

/** The one ring of the day that sweeps, and seals nothing: so no ring costs more. */
export function isSweepTurn(at: string): boolean {
  return Math.round(Date.parse(at) / tickMs) % ticksADay === nightTick;
}

/** Removes files whose end has come, and what openings of entries have said when their time is over. */
export async function sweep({ at, today }: Moment): Promise<void> {
  const until = Date.now() + workMs;
  const swept = await sweepFiles(at, () => Date.now() < until);
  await emptyOpenings(today, () => Date.now() < until);
  if (swept > 0) log('files-swept', { swept });
}
