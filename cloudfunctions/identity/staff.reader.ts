import type { Role } from '../../contract/vocabulary';
import type { Person } from '../../domain/identity/person';
import { Collection } from '../platform/collection';

export type StaffGlance = Pick<Person, 'name' | 'appointments'> &
  Partial<Pick<Person, 'kin'>> & { readonly _id: string };

/** Who works at a school. */
export class StaffReader {
  private readonly people = new Collection<StaffGlance>('people');

  async ofSchool(schoolId: string): Promise<StaffGlance[]> {
    const found: StaffGlance[] = [];
    for await (const page of this.people.pages({ 'appointments.schoolId': schoolId }, ['name', 'appointments', 'kin']))
      found.push(...page);
    return found;
  }

  /** The schools of the county that have a leader. */
  async ledSchools(): Promise<Set<string>> {
    const led = new Set<string>();
    for await (const page of this.people.pages({ 'appointments.role': 'leader' }, ['appointments']))
      for (const { role, schoolId } of page.flatMap(({ appointments }) => appointments))
        if (role === 'leader' && schoolId !== null) led.add(schoolId);
    return led;
  }

  /** Those who hold one of the roles in the school, without this person. */
  async others(schoolId: string, roles: readonly Role[], except: string): Promise<StaffGlance[]> {
    return (await this.ofSchool(schoolId)).filter(
      ({ _id, appointments }) =>
        _id !== except && appointments.some((held) => held.schoolId === schoolId && roles.includes(held.role)),
    );
  }
}

export const staffReader = new StaffReader();
