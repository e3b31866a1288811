import type { Relation } from '../../contract/vocabulary';
import { Collection } from '../platform/collection';

interface SchoolGlance {
  readonly _id: string;
  readonly name: string;
  readonly telephone: string;
}

interface PersonGlance {
  readonly _id: string;
  readonly wards: readonly { readonly pupilId: string; readonly relation: Relation }[];
}

/** A pupil has a handful of people: no more are read. */
const most = 50;

/** What a family is told beside the entry: who else is bound, and whom to call. */
export class FamilyReader {
  private readonly people = new Collection<PersonGlance>('people');
  private readonly schools = new Collection<SchoolGlance>('schools');

  school(schoolId: string): Promise<SchoolGlance | null> {
    return this.schools.get(schoolId);
  }

  async relationsTo(pupilId: string): Promise<Relation[]> {
    const where = { 'wards.pupilId': pupilId };
    const found = await this.people.find({ where, order: [['_id', 'asc']], limit: most, fields: ['wards'] });
    return found.flatMap(({ wards }) => wards.flatMap((ward) => (ward.pupilId === pupilId ? [ward.relation] : [])));
  }
}

export const familyReader = new FamilyReader();
