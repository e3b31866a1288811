import type { Input, Output } from '../../../../../contract/index';
import { instantText } from '../../../../text/dates';
import { roles } from '../../../../text/labels';

type Staff = Output<'identity.listStaff'>;
type Duty = Staff['staff'][number]['appointments'][number];

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly duties: readonly DutyLine[];
}

export interface DutyLine {
  /** Role and class. */
  readonly key: string;
  readonly label: string;
  /** The caller may end it: the bureau ends only a leader's. */
  readonly mayEnd: boolean;
}

export interface Invitation {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
}

/** By name; whoever leads comes first. */
export function toMembers({ staff }: Staff, isLeader: boolean): Member[] {
  const leads = (one: Staff['staff'][number]) => one.appointments.some(({ role }) => role === 'leader');
  return [...staff]
    .sort((a, b) => Number(leads(b)) - Number(leads(a)) || a.name.localeCompare(b.name, 'zh'))
    .map(({ personId, name, appointments }) => ({
      id: personId,
      name,
      duties: appointments.map((duty) => ({
        key: keyOf(duty),
        label: labelOf(duty),
        mayEnd: isLeader || duty.role === 'leader',
      })),
    }));
}

export function toInvitations({ invitations }: Staff): Invitation[] {
  return invitations.map(({ codeId, name, roles: offered, expiresAt }) => ({
    id: codeId,
    heading: `${name}：${offered.map((role) => roles[role]).join('、')}`,
    note: `还没打开，${instantText(expiresAt)}前有效`,
  }));
}

/** One line for each office without anybody; the bureau is told of the leaders alone, whom it invites. */
export function toVacancies({ vacant, invitations }: Staff, isLeader: boolean): string[] {
  return vacant
    .filter((role) => isLeader || role === 'leader')
    .map((role) => {
      const isInvited = invitations.some((one) => one.roles.includes(role));
      return `${roles[role]}现在没有人，${isInvited ? '邀请还没打开' : '请邀请'}`;
    });
}

/** What is asked before a duty ends. */
export function askedOf(duty: {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly label: string;
}) {
  return { personId: duty.id, key: duty.key, heading: `${duty.name}：不再担任${duty.label}` };
}

/** What is sent to end the duty that was tapped; null when it is no longer there. */
export function endingOf(
  { staff }: Staff,
  { personId, key }: { readonly personId: string; readonly key: string },
): Omit<Input<'identity.endAppointment'>, 'schoolId' | 'reason'> | null {
  const duty = staff.find((one) => one.personId === personId)?.appointments.find((one) => keyOf(one) === key);
  if (!duty) return null;
  return { personId, role: duty.role, ...(duty.classId === null ? {} : { classId: duty.classId }) };
}

function keyOf({ role, classId }: Duty): string {
  return `${role} ${classId ?? ''}`;
}

function labelOf({ role, className }: Duty): string {
  return className === null ? roles[role] : `${className}${roles[role]}`;
}
