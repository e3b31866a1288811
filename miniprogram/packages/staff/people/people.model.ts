import type { Input, Output } from '../../../../contract/index';
import { schoolRoles, type SchoolRole } from '../../../../contract/roles';
import type { Workplace } from '../../../services/workplace';
import { roles } from '../../../text/labels';
import type { Problem } from '../../../text/problem';
import { loading, type Screen } from '../../../text/screen';
import type { Slip } from '../../../components/code-slip/code-slip.model';

interface Option {
  readonly key: string;
  readonly label: string;
}

export interface Form {
  readonly name: string;
  readonly roles: readonly SchoolRole[];
  /** The class of a class teacher; empty until it is chosen. */
  readonly classId: string;
}

export interface PeopleView extends Screen {
  readonly schoolId: string;
  /** The bureau first chooses a school. */
  readonly choosesSchool: boolean;
  readonly intro: string;
  readonly roleOptions: readonly Option[];
  readonly classOptions: readonly Option[];
  readonly isLeader: boolean;
  readonly form: Form;
  readonly asksClass: boolean;
  readonly fault: string;
  readonly isSending: boolean;
  readonly slip: Slip | null;
  readonly refusal: Problem | null;
}

const emptyForm: Form = { name: '', roles: [], classId: '' };

export const blank: PeopleView = {
  ...loading,
  schoolId: '',
  choosesSchool: false,
  intro: '',
  roleOptions: [],
  classOptions: [],
  isLeader: false,
  form: emptyForm,
  asksClass: false,
  fault: '',
  isSending: false,
  slip: null,
  refusal: null,
};

/** Whom the caller may invite: the bureau appoints leaders, a leader everyone. */
export function toOffer(place: Workplace): Partial<PeopleView> {
  const isLeader = place.roles.includes('leader');
  const offered = isLeader ? schoolRoles : (['leader'] as const);
  return {
    schoolId: place.schoolId,
    choosesSchool: place.schoolId === '',
    intro: isLeader
      ? '写下姓名，选好职责，把码给本人扫一扫。'
      : '写下校长的姓名，把码给本人扫一扫。其他老师由校长邀请。',
    roleOptions: offered.map((key) => ({ key, label: roles[key] })),
    isLeader,
    form: { ...emptyForm, roles: isLeader ? [] : ['leader'] },
  };
}

export function toClassOptions({ classes }: Output<'ledger.listClasses'>): Option[] {
  return [...classes]
    .sort((a, b) => a.grade - b.grade || a.name.localeCompare(b.name, 'zh'))
    .map(({ classId, name }) => ({ key: classId, label: name }));
}

/** What a change of the form changes on the page. */
export function changed(form: Form): Partial<PeopleView> {
  return { form, asksClass: form.roles.includes('classTeacher'), fault: '', refusal: null };
}

/** After a tap on a role. */
export function withRole(form: Form, role: SchoolRole): Form {
  const held = schoolRoles.filter((one) => form.roles.includes(one) !== (one === role));
  return { ...form, roles: held, classId: held.includes('classTeacher') ? form.classId : '' };
}

/** Why no code can be made yet; empty when it can. */
export function faultOf({ name, roles: held, classId }: Form): string {
  if (name.trim() === '') return '请写姓名。';
  if (held.length === 0) return '请选这位老师做什么，可以选几样。';
  return held.includes('classTeacher') && classId === '' ? '请选是哪个班的班主任。' : '';
}

export function toInput(schoolId: string, { name, roles: held, classId }: Form): Input<'identity.inviteStaff'> {
  const appointments = held.map((role) => (role === 'classTeacher' ? { role, classId } : { role }));
  return { schoolId, name: name.replace(/\s+/g, ' ').trim(), appointments };
}

/** A code was made: the form is empty for the next one, the duties stay. */
export function invited(form: Form, slip: Slip): Partial<PeopleView> {
  return { isSending: false, slip, form: { ...form, name: '', classId: '' } };
}
