import type { Person } from '../../domain/identity/person';
import { Collection } from '../platform/collection';

type GuardianGlance = Pick<Person, 'wards'> & Partial<Pick<Person, 'bars'>> & { readonly _id: string };

/** A pupil has a handful of people: no more are read. */
const most = 50;

/** Who is bound to a pupil, and who is barred. */
export class GuardianReader {
  private readonly people = new Collection<GuardianGlance>('people');

  async ofPupil(pupilId: string): Promise<{ bound: GuardianGlance[]; barred: GuardianGlance[] }> {
    const order = [['_id', 'asc']] as const;
    const fields = ['wards', 'bars'];
    const [bound, barred] = await Promise.all([
      this.people.find({ where: { 'wards.pupilId': pupilId }, order, limit: most, fields }),
      this.people.find({ where: { 'bars.pupilId': pupilId }, order, limit: most, fields }),
    ]);
    return { bound, barred };
  }
}

export const guardianReader = new GuardianReader();
