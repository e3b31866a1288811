import type { Relation, Role } from '../../contract/vocabulary';
import type { Envelope } from './act';
import type { Actor } from '../../domain/shared/decision';

/** A role in a scope: the bureau's has no school; a class teacher's has a class. */
export interface Appointment {
  readonly role: Role;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly classId: string | null;
  readonly className: string | null;
}

/** A pupil to whom the person is bound as guardian. */
export interface Ward {
  readonly pupilId: string;
  readonly pupilName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly classId: string;
  readonly className: string;
  readonly relation: Relation;
  readonly boundAt: string;
}

/** Who is calling, as the server knows them; the openid comes from WeChat, never from the request. */
export class Caller {
  readonly name: string | null;
  readonly appointments: readonly Appointment[];
  readonly wards: readonly Ward[];

  /** `stored` is the document as read, so that a call that changes the caller need not read it again; null for a stranger. */
  constructor(
    readonly openid: string,
    known: {
      readonly name: string | null;
      readonly appointments: readonly Appointment[];
      readonly wards: readonly Ward[];
    },
    readonly stored: Envelope | null,
  ) {
    this.name = known.name;
    this.appointments = known.appointments;
    this.wards = known.wards;
  }

  get actor(): Actor {
    return { id: this.openid, name: this.name ?? '' };
  }

  /** Unknown to every school: no role and no child. */
  get stranger(): boolean {
    return this.appointments.length === 0 && this.wards.length === 0;
  }

  holds(roles: readonly Role[]): boolean {
    return roles.some((role) =>
      role === 'guardian' ? this.wards.length > 0 : this.appointments.some((held) => held.role === role),
    );
  }

  /** Whether one of the roles is held in this school; the bureau's reaches every school of the county. */
  holdsIn(schoolId: string, roles: readonly Role[]): boolean {
    return this.appointments.some(
      (held) => roles.includes(held.role) && (held.schoolId === schoolId || held.role === 'bureau'),
    );
  }

  /** A class teacher who holds none of the other given roles in the school reaches only the own class. */
  reachesClass(schoolId: string, classId: string, roles: readonly Role[]): boolean {
    const wide = roles.filter((role) => role !== 'classTeacher');
    if (this.holdsIn(schoolId, wide)) return true;
    return (
      roles.includes('classTeacher') &&
      this.appointments.some(
        (held) => held.role === 'classTeacher' && held.schoolId === schoolId && held.classId === classId,
      )
    );
  }

  get wardIds(): string[] {
    return this.wards.map((ward) => ward.pupilId);
  }
}
