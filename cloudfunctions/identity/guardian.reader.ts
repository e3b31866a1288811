import { standingBar } from '../../domain/identity/binding';
import type { Person } from '../../domain/identity/person';
import { Collection } from '../platform/collection';

export type GuardianGlance = Pick<Person, 'wards'> & Partial<Pick<Person, 'bars'>> & { readonly _id: string };

/** Those who are bound, and those about whom a bar was ever recorded. */
export interface GuardiansOfPupil {
  readonly bound: readonly GuardianGlance[];
  readonly barred: readonly GuardianGlance[];
}

/** A pupil has a handful of people: no more are read. */
const most = 50;

/** Who is bound to a pupil, and who is barred. */
export class GuardianReader {
  private readonly people = new Collection<GuardianGlance>('people');

  /** Whom a court keeps from the pupil now, and when it last kept anybody; empty when it never has. */
  async barsOf(pupilId: string): Promise<{ barredIds: string[]; latestAt: string }> {
    const found = await this.people.find({ where: { 'bars.pupilId': pupilId }, limit: most, fields: ['bars'] });
    return {
      barredIds: found.flatMap(({ _id, bars = [] }) => (standingBar({ bars }, pupilId) ? [_id] : [])),
      latestAt: latestBar(found, pupilId),
    };
  }

  async ofPupil(pupilId: string): Promise<GuardiansOfPupil> {
    const order = [['_id', 'asc']] as const;
    const fields = ['wards', 'bars'];
    const [bound, barred] = await Promise.all([
      this.people.find({ where: { 'wards.pupilId': pupilId }, order, limit: most, fields }),
      this.people.find({ where: { 'bars.pupilId': pupilId }, order, limit: most, fields }),
    ]);
    return { bound, barred };
  }
}

/** When a court last kept anybody from the pupil, also where that was lifted; empty when it never has. */
export function latestBar(people: readonly Pick<GuardianGlance, 'bars'>[], pupilId: string): string {
  const instants = people.flatMap(({ bars = [] }) => bars.flatMap((bar) => (bar.pupilId === pupilId ? bar.at : [])));
  return instants.sort().at(-1) ?? '';
}

export const guardianReader = new GuardianReader();
