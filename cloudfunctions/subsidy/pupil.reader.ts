import type { Standing } from '../../contract/departure';
import { Collection } from '../platform/collection';
import { chunks, inParallel } from '../platform/parallel';

export interface PupilGlance {
  readonly _id: string;
  readonly idKey: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly name: string;
  readonly boarder: boolean;
  /** The class of one who is gone. */
  readonly lastClassId?: string;
  /** The day on which the pupil was gone; empty or absent of one who is enrolled. */
  readonly departedOn?: string;
  readonly standing?: Standing;
}

const glanceFields = ['idKey', 'schoolId', 'classId', 'name', 'boarder', 'lastClassId', 'departedOn', 'standing'];

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
      this.pupils.find({ where: { idKey: { oneOf: page } }, limit: 100, fields: glanceFields }),
    );
    return new Map(pages.flat().map((pupil) => [presentKeys.get(pupil.idKey) ?? pupil.idKey, withClass(pupil)]));
  }

  /** Those of the pupils who are alive. */
  async living(pupilIds: readonly string[]): Promise<string[]> {
    const pages = await inParallel(chunks(pupilIds, 100), 4, (page) =>
      this.pupils.find({ where: { _id: { oneOf: page } }, limit: 100, fields: ['standing'] }),
    );
    const died = new Set(pages.flat().flatMap(({ _id, standing }) => (standing === 'deceased' ? [_id] : [])));
    return pupilIds.filter((pupilId) => !died.has(pupilId));
  }

  async classNames(schoolId: string): Promise<Map<string, string>> {
    const found = await this.classes.find({ where: { schoolId }, limit: 100, fields: ['name'] });
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  school(schoolId: string): Promise<SchoolGlance | null> {
    return this.schools.get(schoolId);
  }
}

/** Who has left is paid as one of the class in which they were. */
function withClass(pupil: PupilGlance): PupilGlance {
  return { ...pupil, classId: pupil.lastClassId || pupil.classId };
}

export const pupilReader = new PupilReader();
