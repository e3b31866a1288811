import { dayOf } from '../../domain/shared/calendar';
import { Collection } from '../platform/collection';
import { endOfDay } from '../platform/clock';
import type { Call } from '../platform/serve';

/** Wrong codes of one person on one day, and those that are being looked at. */
interface Attempts {
  readonly _id: string;
  readonly wrong: number;
}

/** After so many wrong codes on one day no more are tried: codes have about 40 bits. */
export const wrongCodesPerDay = 10;

export class AttemptLimit {
  private readonly collection = new Collection<Attempts>('attempts');

  /**
   * Takes one of the day's attempts before the code is looked at, so that guesses sent at once take no more than guesses one after the other.
   * Resolves to null, or to the instant from which on the person may try again. `isFollowing`: an attempt of today is likely to have gone before.
   */
  async take(call: Call, isFollowing: boolean): Promise<string | null> {
    const first = { _id: idOf(call), wrong: 1 };
    const limit = wrongCodesPerDay + boundToday(call);
    const countUp = () => this.collection.countUp(first._id, 'wrong', limit);
    const taken = (isFollowing && (await countUp())) || (await this.collection.add(first)) || (await countUp());
    return taken ? null : endOfDay(call.today);
  }

  /** The code was not a wrong one, and was only looked at. */
  giveBack(call: Call): Promise<void> {
    return this.collection.increment(idOf(call), 'wrong', -1);
  }
}

/** A code that has bound a child keeps its attempt, which is made up for here: one request less for the family. */
function boundToday({ caller, today }: Call): number {
  return caller.wards.filter(({ boundAt }) => dayOf(boundAt) === today).length;
}

export const attemptLimit = new AttemptLimit();

function idOf(call: Call): string {
  return `${call.caller.openid}.${call.today}`;
}
