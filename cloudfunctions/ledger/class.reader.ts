import type { Stage } from '../../contract/vocabulary';
import { Collection } from '../platform/collection';

/** What the register needs to know of a class. */
export interface ClassGlance {
  readonly _id: string;
  readonly schoolId: string;
  readonly name: string;
  readonly stage: Stage;
  readonly grade: number;
  readonly pupilCount: number;
}

export class ClassReader {
  private readonly collection = new Collection<ClassGlance>('classes');

  get(classId: string): Promise<ClassGlance | null> {
    return this.collection.get(classId);
  }

  /** Names by id, at most a hundred; also of classes that have graduated. */
  async namesOf(classIds: readonly string[]): Promise<Map<string, string>> {
    const found = await this.collection.getMany([...new Set(classIds)]);
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  /** All classes of a school, by grade; a school has fewer than a hundred. */
  ofSchool(schoolId: string): Promise<ClassGlance[]> {
    return this.collection.find({
      where: { schoolId },
      order: [
        ['grade', 'asc'],
        ['name', 'asc'],
      ],
      limit: 100,
    });
  }
}

export const classReader = new ClassReader();
