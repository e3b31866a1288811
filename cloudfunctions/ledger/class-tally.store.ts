import { Collection } from '../platform/collection';

/** The number of pupils that stands on each class; counted anew after every import, so it never drifts. */
export class ClassTally {
  private readonly collection = new Collection<{ readonly _id: string; readonly pupilCount: number }>('classes');

  async set(classId: string, pupilCount: number): Promise<void> {
    await this.collection.setField(classId, 'pupilCount', pupilCount);
  }
}

export const classTally = new ClassTally();
