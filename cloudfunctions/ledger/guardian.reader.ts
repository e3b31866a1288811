import type { Relation } from '../../contract/vocabulary';
import { Collection } from '../platform/collection';

interface PersonGlance {
  readonly _id: string;
  readonly wards: readonly { readonly pupilId: string; readonly classId: string; readonly relation: Relation }[];
}

/** Who is bound to the pupils of a class. */
export class GuardianReader {
  private readonly collection = new Collection<PersonGlance>('people');

  /** The relations of each pupil's guardians. */
  async relationsInClass(classId: string): Promise<Map<string, Relation[]>> {
    const relations = new Map<string, Relation[]>();
    for await (const page of this.collection.pages({ 'wards.classId': classId }, ['wards'])) {
      for (const ward of page.flatMap((person) => person.wards)) {
        if (ward.classId === classId)
          relations.set(ward.pupilId, [...(relations.get(ward.pupilId) ?? []), ward.relation]);
      }
    }
    return relations;
  }
}

export const guardianReader = new GuardianReader();
