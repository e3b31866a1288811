import { lacksBasis, relationsOnPaper } from '../../domain/identity/footing';
import type { Ward } from '../../domain/shared/standing';
import { Collection } from '../platform/collection';
import { unbound, type Bound } from './bound';

interface PersonGlance {
  readonly _id: string;
  readonly wards: readonly Pick<Ward, 'pupilId' | 'classId' | 'relation' | 'bases' | 'boundAt'>[];
}

/** No class has more carers, guardians and homes than these. */
const most = 100;

/** Who is bound to the pupils of a class. */
export class GuardianReader {
  private readonly collection = new Collection<PersonGlance>('people');

  /** The guardians of each pupil who has any. */
  async inClass(classId: string): Promise<Map<string, Bound>> {
    const pupils = new Map<string, Bound>();
    for await (const page of this.collection.pages({ 'wards.classId': classId }, ['wards'])) {
      for (const ward of page.flatMap((person) => person.wards)) {
        if (ward.classId !== classId) continue;
        const { relations, lacksBasis: lacking } = pupils.get(ward.pupilId) ?? unbound;
        pupils.set(ward.pupilId, {
          relations: [...relations, ward.relation],
          lacksBasis: lacking || lacksBasis(ward),
        });
      }
    }
    return pupils;
  }

  /** Since when the bindings in these classes wait for a paper to be recorded, by class. */
  async lackingBasis(classIds: readonly string[]): Promise<Map<string, string[]>> {
    const found = await this.collection.find({
      where: { 'wards.classId': { oneOf: classIds }, 'wards.relation': { oneOf: relationsOnPaper } },
      limit: most,
      fields: ['wards'],
    });
    const lacking = found.flatMap(({ wards }) => wards).filter(lacksBasis);
    return new Map(
      classIds.map((classId) => [
        classId,
        lacking.filter((ward) => ward.classId === classId).map(({ boundAt }) => boundAt),
      ]),
    );
  }
}

export const guardianReader = new GuardianReader();
