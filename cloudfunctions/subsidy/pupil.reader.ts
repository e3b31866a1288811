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

  /** Pupils by the key of their ID number, also those who were entered before they had one: their `_id` is another. */
  async byNumber(numberKeys: readonly string[]): Promise<Map<string, PupilGlance>> {
    const pages = await inParallel(chunks(numberKeys, 100), 4, (page) =>
      this.pupils.find({
        where: { idKey: { oneOf: page } },
        limit: 100,
        fields: ['idKey', 'schoolId', 'classId', 'name', 'boarder'],
      }),
    );
    return new Map(pages.flat().map((pupil) => [pupil.idKey, pupil]));
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
