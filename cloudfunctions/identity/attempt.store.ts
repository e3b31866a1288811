import type { Ward } from '../../domain/shared/standing';
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

  /** How many wrong codes each of a pupil's guardians had tried on the day of the binding; by openid. */
  async wrongOnDayOf(
    guardians: readonly { readonly _id: string; readonly wards: readonly Ward[] }[],
    pupilId: string,
  ): Promise<Map<string, number>> {
    const days = new Map(
      guardians.map(({ _id, wards }) => [_id, dayOf(wards.find((ward) => ward.pupilId === pupilId)?.boundAt ?? '')]),
    );
    const kept = await this.collection.getMany([...days].map(([openid, day]) => attemptsId(openid, day)));
    const counted = new Map(kept.map(({ _id, wrong }) => [_id, wrong]));
    return new Map(
      guardians.map(({ _id, wards }) => {
        const day = days.get(_id) ?? '';
        const boundThen = wards.filter(({ boundAt }) => dayOf(boundAt) === day).length;
        return [_id, Math.max(0, (counted.get(attemptsId(_id, day)) ?? 0) - boundThen)];
      }),
    );
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

function idOf({ caller, today }: Call): string {
  return attemptsId(caller.openid, today);
}

function attemptsId(openid: string, day: string): string {
  return `${openid}.${day}`;
}
