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
  readonly year?: number;
  readonly graduatedIn?: number;
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

  /** The classes of a school that have not graduated, by grade. */
  async ofSchool(schoolId: string): Promise<ClassGlance[]> {
    const found: ClassGlance[] = [];
    for await (const page of this.collection.pages({ schoolId })) found.push(...page);
    return found
      .filter(({ graduatedIn }) => graduatedIn === undefined)
      .sort((a, b) => a.grade - b.grade || (a.name < b.name ? -1 : 1));
  }
}

export const classReader = new ClassReader();
