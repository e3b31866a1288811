import { Collection } from '../platform/collection';
import { chunks, inParallel } from '../platform/parallel';

export interface PupilGlance {
  readonly _id: string;
  readonly idKey: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly name: string;
  readonly boarder: boolean;
}

interface ClassGlance {
  readonly _id: string;
  readonly name: string;
}

interface SchoolGlance {
  readonly _id: string;
  readonly name: string;
  readonly telephone: string;
}

/** What payments need to know of pupils, classes and schools. */
export class PupilReader {
  private readonly pupils = new Collection<PupilGlance>('pupils');
  private readonly classes = new Collection<ClassGlance>('classes');
  private readonly schools = new Collection<SchoolGlance>('schools');

  /**
   * Pupils by the key of their ID number, also those whose `_id` is another. Each number is asked for by its keys, the present one first, under which
   * the pupil is answered.
   */
  async byNumber(numbers: readonly (readonly string[])[]): Promise<Map<string, PupilGlance>> {
    const presentKeys = new Map(numbers.flatMap((keys) => keys.map((key) => [key, keys[0] ?? key])));
    const pages = await inParallel(chunks([...presentKeys.keys()], 100), 4, (page) =>
      this.pupils.find({
        where: { idKey: { oneOf: page } },
        limit: 100,
        fields: ['idKey', 'schoolId', 'classId', 'name', 'boarder'],
      }),
    );
    return new Map(pages.flat().map((pupil) => [presentKeys.get(pupil.idKey) ?? pupil.idKey, pupil]));
  }

  async classNames(schoolId: string): Promise<Map<string, string>> {
    const found = await this.classes.find({ where: { schoolId }, limit: 100, fields: ['name'] });
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  school(schoolId: string): Promise<SchoolGlance | null> {
    return this.schools.get(schoolId);
  }
}

export const pupilReader = new PupilReader();
