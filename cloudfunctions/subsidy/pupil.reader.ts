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

  /** Pupils by the key of their ID number, also those who were entered before they had one: their `_id` is another. */
  async byNumber(numberKeys: readonly string[]): Promise<Map<string, PupilGlance>> {
    const pages = await inParallel(chunks(numberKeys, 100), 4, (page) =>
      this.pupils.find({ where: { idKey: { oneOf: page } }, limit: 100, fields: glanceFields }),
    );
    return new Map(pages.flat().map((pupil) => [pupil.idKey, withClass(pupil)]));
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
