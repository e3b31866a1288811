import type { Handler } from '../../platform/serve';
import { miniProgramCode } from '../../platform/qr';
import { answered, refused } from '../../platform/reply';
import { issueCode } from '../issue-code';
import type { Codes } from '../code.store';
import type { Classes, Schools } from '../school.store';

/** The bureau appoints leaders, a leader everyone of the own school. */
export function inviteStaff(codes: Codes, schools: Schools, classes: Classes): Handler<'identity.inviteStaff'> {
  return async ({ schoolId, name, appointments }, { act, caller }) => {
    if (!caller.holdsIn(schoolId, ['bureau', 'leader'])) return refused('not-found');
    const asLeader = caller.appointments.some((held) => held.role === 'leader' && held.schoolId === schoolId);
    if (!asLeader && appointments.some(({ role }) => role !== 'leader')) return refused('forbidden');
    const misplaced = appointments.findIndex(
      ({ role, classId }) => (role === 'classTeacher') !== (classId !== undefined),
    );
    if (misplaced >= 0) return refused('invalid-input', { path: `appointments.${String(misplaced)}.classId` });
    const school = await schools.load(schoolId);
    const classIds = [...new Set(appointments.flatMap(({ classId }) => classId ?? []))];
    const named = new Map((await classes.collection.getMany(classIds)).map((one) => [one._id, one]));
    const foreign = classIds.some((classId) => named.get(classId)?.schoolId !== schoolId);
    if (!school || foreign) return refused('not-found');
    const granted = appointments.map(({ role, classId }) => ({
      role,
      schoolId,
      schoolName: school.state.name,
      classId: classId ?? null,
      className: classId === undefined ? null : (named.get(classId)?.name ?? null),
    }));
    const issued = await issueCode(codes, act, {
      kind: 'staff',
      name,
      schoolId,
      schoolName: school.state.name,
      appointments: granted,
    });
    if (!issued) return refused('key-reused');
    return answered({ ...issued, qrPng: await miniProgramCode('pages/join/join', issued.code) });
  };
}
