import { Collection } from '../platform/collection';
import { personIdOf } from '../platform/ids';

interface StaffGlance {
  readonly _id: string;
  readonly name: string | null;
  readonly appointments: readonly { readonly role: string; readonly schoolId: string | null }[];
}

export interface ZoneTeacher {
  readonly openid: string;
  /** How phones name the person. */
  readonly teacherId: string;
  readonly name: string;
}

/** Who holds the role of a zone teacher. */
export class ZoneTeacherReader {
  private readonly people = new Collection<StaffGlance>('people');

  async ofSchool(schoolId: string): Promise<ZoneTeacher[]> {
    const found: ZoneTeacher[] = [];
    for await (const page of this.people.pages({ 'appointments.schoolId': schoolId }, ['name', 'appointments'])) {
      for (const { _id, name, appointments } of page) {
        if (appointments.some((held) => held.role === 'zoneTeacher' && held.schoolId === schoolId))
          found.push({ openid: _id, teacherId: personIdOf(_id), name: name ?? '' });
      }
    }
    return found;
  }
}

export const zoneTeacherReader = new ZoneTeacherReader();
