import { Collection } from '../platform/collection';

interface StaffGlance {
  readonly _id: string;
  readonly name: string | null;
  readonly appointments: readonly { readonly role: string; readonly schoolId: string | null }[];
}

/** Who else at the school can do what the caller may not. */
export class StaffReader {
  private readonly people = new Collection<StaffGlance>('people');

  /** Names of those who hold the role in the school, without this person. */
  async namesOf(schoolId: string, role: string, except: string): Promise<string[]> {
    const found = await this.people.find({
      where: { 'appointments.schoolId': schoolId },
      limit: 100,
      fields: ['name', 'appointments'],
    });
    return found
      .filter(({ appointments }) => appointments.some((held) => held.schoolId === schoolId && held.role === role))
      .flatMap(({ _id, name }) => (_id === except ? [] : (name ?? [])));
  }
}

export const staffReader = new StaffReader();
