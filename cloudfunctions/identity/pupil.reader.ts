import { nameKey, plainName } from '../../domain/shared/name';
import { Collection } from '../platform/collection';

/** What identity needs to know of a pupil. */
export interface PupilGlance {
  readonly _id: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly name: string;
}

export class PupilReader {
  private readonly collection = new Collection<PupilGlance>('pupils');

  get(pupilId: string): Promise<PupilGlance | null> {
    return this.collection.get(pupilId);
  }

  /** Pupils of a school who have this whole name. */
  async named(schoolId: string, name: string): Promise<PupilGlance[]> {
    const found = await this.collection.find({
      where: { schoolId, searchKeys: nameKey(name) },
      order: [['listKey', 'asc']],
      limit: 50,
      fields: ['schoolId', 'classId', 'name'],
    });
    return found.filter((pupil) => plainName(pupil.name) === plainName(name));
  }
}

export const pupilReader = new PupilReader();
