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
}

export const pupilReader = new PupilReader();
