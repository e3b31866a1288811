import type { Role } from '../../contract/vocabulary';
import { eventOf, type Act } from '../platform/act';
import type { Condition } from '../platform/condition';
import type { Codes } from './code.store';

/** Taking a code and voiding it are each a second write. */
const openRev = 1;

/** Codes end with the standing of whoever issued them: all in one request, however many there are. A repeated call finds none. */
export class CodeEnding {
  constructor(private readonly codes: Codes) {}

  /** Codes for a pupil that were issued by a guardian who is one no longer. */
  withBinding(act: Act, issuer: string, pupilId: string): Promise<void> {
    return this.end(act, issuer, { 'grant.ward.pupilId': pupilId });
  }

  /** What a class teacher issued for the class, a leader for colleagues and donors, and who invites donors for donors. */
  async withAppointment(
    act: Act,
    issuer: string,
    { role, schoolId, classId }: { readonly role: Role; readonly schoolId: string; readonly classId: string | null },
  ): Promise<void> {
    if (role === 'classTeacher' && classId !== null) await this.end(act, issuer, { 'grant.ward.classId': classId });
    const kinds = invitations[role];
    if (kinds) await this.end(act, issuer, { 'grant.schoolId': schoolId, 'grant.kind': { oneOf: kinds } });
  }

  private end(act: Act, issuer: string, grant: Condition): Promise<void> {
    const rev = openRev + 1;
    return this.codes.collection.replaceAll(
      { issuedBy: issuer, rev: openRev, ...grant },
      { rev, voided: { by: act.actor.id, at: act.at }, pendingAt: act.at },
      { field: 'events', element: eventOf(act, rev) },
    );
  }
}

const invitations: Partial<Record<Role, readonly string[]>> = {
  leader: ['staff', 'donor'],
  moralEducation: ['donor'],
};
