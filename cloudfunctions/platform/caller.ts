import type { Role } from '../../contract/vocabulary';
import type { Actor } from '../../domain/shared/decision';
import type { Appointment, Ward } from '../../domain/shared/standing';
import type { Envelope } from './act';

/** Who is calling, as the server knows them; the openid comes from WeChat, never from the request. */
export class Caller {
  readonly name: string | null;
  readonly appointments: readonly Appointment[];
  readonly wards: readonly Ward[];
  readonly endedAt: string;
  private readonly otherKinIds: readonly string[];

  /** `stored` is the document as read, so that a call that changes the caller need not read it again; null for a stranger. */
  constructor(
    readonly openid: string,
    known: {
      readonly name: string | null;
      readonly appointments: readonly Appointment[];
      readonly wards: readonly Ward[];
      /** Pupils to whom the person was bound once. */
      readonly formerWardIds?: readonly string[];
      /** Pupils whose kin the person has declared to be. */
      readonly declaredKinIds?: readonly string[];
      /** When something last ended for the person, by the person or by others; empty when nothing has. */
      readonly endedAt?: string;
    },
    readonly stored: Envelope | null,
  ) {
    this.otherKinIds = [...(known.formerWardIds ?? []), ...(known.declaredKinIds ?? [])];
    this.endedAt = known.endedAt ?? '';
    this.appointments = known.appointments;
    this.wards = known.wards;
    this.name = this.stranger ? null : known.name;
  }

  get actor(): Actor {
    return { id: this.openid, name: this.name ?? '' };
  }

  /** Unknown to every school: no role and no child, also when there once were. */
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

  /** Pupils about whom this person decides nothing: own wards, those who once were, and declared kin. */
  get kinIds(): string[] {
    return [...new Set([...this.wardIds, ...this.otherKinIds])];
  }
}
