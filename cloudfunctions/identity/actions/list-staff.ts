import { ending } from '../../../contract/ending';
import { schoolRoles, type Role, type SchoolRole } from '../../../contract/roles';
import type { Output } from '../../../contract/index';
import { vacantOffices } from '../../../domain/identity/appointment';
import { aliasOf } from '../../platform/alias';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { CodeDocument } from '../code.store';
import type { OpenCodeReader } from '../open-code.reader';
import { staffOf } from '../scopes';
import type { StaffGlance, StaffReader } from '../staff.reader';

type Answer = Output<'identity.listStaff'>;

export function listStaff(staff: StaffReader, codes: OpenCodeReader): Handler<'identity.listStaff'> {
  return async ({ schoolId }, { caller, at }) => {
    if (!caller.holdsIn(schoolId, ending.listStaff.roles)) return refused('not-found');
    const [found, open] = await Promise.all([staff.ofSchool(schoolId), codes.invitationsOf(schoolId, at)]);
    const members = found.map((one) => member(one, schoolId)).filter(({ appointments }) => appointments.length > 0);
    return answered({
      staff: members,
      invitations: open.flatMap(invitation),
      vacant: vacantOffices(members.flatMap(({ appointments }) => appointments.map(({ role }) => role))),
    });
  };
}

function member({ _id, name, appointments }: StaffGlance, schoolId: string): Answer['staff'][number] {
  return {
    personId: aliasOf(staffOf(schoolId), _id),
    name: name ?? '',
    appointments: appointments.flatMap(({ role, schoolId: where, classId, className }) =>
      where === schoolId && isSchoolRole(role) ? [{ role, classId, className }] : [],
    ),
  };
}

function invitation({ _id, grant, expiresAt }: CodeDocument): Answer['invitations'] {
  if (grant.kind === 'donor') return [{ codeId: _id, name: grant.name, roles: ['donor'], expiresAt }];
  if (grant.kind !== 'staff') return [];
  return [{ codeId: _id, name: grant.name, roles: grant.appointments.map(({ role }) => role), expiresAt }];
}

function isSchoolRole(role: Role): role is SchoolRole {
  return (schoolRoles as readonly Role[]).includes(role);
}
