import { Collection } from '../platform/collection';

/** What the register needs to know of another school. */
export class SchoolReader {
  private readonly collection = new Collection<{ readonly _id: string; readonly name: string }>('schools');

  async nameOf(schoolId: string): Promise<string> {
    return (await this.collection.get(schoolId))?.name ?? '';
  }
}

export const schoolReader = new SchoolReader();
