import { Collection } from '../platform/collection';
import { endOfDay } from '../platform/clock';
import type { Call } from '../platform/serve';

/** Wrong codes of one person on one day. */
interface Attempts {
  readonly _id: string;
  readonly wrong: number;
}

/** After so many wrong codes on one day no more are tried: codes have about 40 bits. */
export const wrongCodesPerDay = 10;

export class AttemptLimit {
  private readonly collection = new Collection<Attempts>('attempts');

  /** The instant from which on the person may try again; null while there are attempts left. */
  async barredUntil(call: Call): Promise<string | null> {
    const found = await this.collection.get(idOf(call));
    return found && found.wrong >= wrongCodesPerDay ? endOfDay(call.today) : null;
  }

  async countWrong(call: Call): Promise<void> {
    const first = { _id: idOf(call), wrong: 1 };
    if (!(await this.collection.add(first))) await this.collection.increment(first._id, 'wrong', 1);
  }
}

export const attemptLimit = new AttemptLimit();

function idOf(call: Call): string {
  return `${call.caller.openid}.${call.today}`;
}
