import type { Input, Output } from '../../../../contract/index';
import type { ZoneEvent } from '../../../../contract/zone';
import { instantText } from '../../../text/dates';
import { labelOf } from '../../../text/labels';
import type { Problem } from '../../../text/problem';
import { loading, ready, type Screen } from '../../../text/screen';

type Zones = Output<'ledger.listZones'>;
type Zone = Zones['zones'][number];

interface Option {
  readonly key: string;
  readonly label: string;
}

export interface Form {
  readonly name: string;
  readonly villages: readonly string[];
  readonly teacherId: string;
}

export interface EditView extends Screen {
  readonly isNew: boolean;
  readonly form: Form;
  readonly villageOptions: readonly Option[];
  readonly teacherOptions: readonly Option[];
  readonly apart: readonly { readonly id: string; readonly heading: string; readonly note: string }[];
  readonly history: readonly { readonly key: string; readonly heading: string; readonly note: string }[];
  readonly fault: string;
  readonly isSending: boolean;
  readonly isEnding: boolean;
  readonly refusal: Problem | null;
}

const empty: Form = { name: '', villages: [], teacherId: '' };

export const blank: EditView = {
  ...loading,
  isNew: true,
  form: empty,
  villageOptions: [],
  teacherOptions: [],
  apart: [],
  history: [],
  fault: '',
  isSending: false,
  isEnding: false,
  refusal: null,
};

/** The form of a zone, or of a new one. */
export function toView({ zones, teachers, freeVillages }: Zones, zoneId: string): Partial<EditView> {
  const zone = zones.find((one) => one.zoneId === zoneId);
  const villages = [...(zone?.villages ?? []), ...freeVillages];
  return {
    ...ready,
    isNew: !zone,
    form: zone
      ? { name: zone.name, villages: zone.villages.map(({ name }) => name), teacherId: zone.teacher?.teacherId ?? '' }
      : empty,
    villageOptions: villages.map(({ name, households }) => ({ key: name, label: `${name} ${households}户` })),
    teacherOptions: teachers.map(({ teacherId, name }) => ({ key: teacherId, label: name })),
    apart: (zone?.apart ?? []).map(({ householdId, head, village }) => ({
      id: householdId,
      heading: head,
      note: `住在${village}`,
    })),
    history: zone ? historyOf(zone) : [],
    isSending: false,
    refusal: null,
    fault: '',
  };
}

const events: Record<ZoneEvent, string> = {
  save: '划片区',
  pass: '交给',
  leave: '不包抓了：',
  assign: '单独划进来：',
  release: '回到本村：',
  end: '撤销片区：',
};

function historyOf({ history }: Zone): EditView['history'] {
  return history.map(({ action, at, by, what }, place) => ({
    key: String(place),
    heading: `${labelOf(events, action)}${action === 'save' ? '：' : ''}${what}`,
    note: `${by}，${instantText(at)}`,
  }));
}

/** After a tap on a village. */
export function withVillage(form: Form, village: string): Form {
  const isIn = form.villages.includes(village);
  return { ...form, villages: isIn ? form.villages.filter((one) => one !== village) : [...form.villages, village] };
}

/** Why this cannot be saved; empty when it can. */
export function faultOf({ name, villages }: Form, hasVillages: boolean): string {
  if (name.trim() === '') return '请写片区的名字，例如“东片”。';
  return villages.length === 0 && hasVillages ? '请选片区里有哪些村。' : '';
}

/** The name that the form suggests: that of its first village. */
export function suggestedName({ villages: [first] }: Form): string {
  return first === undefined ? '' : `${first}片区`.slice(0, 20);
}

export function toInput(
  { schoolId, rev, zoneId }: { schoolId: string; rev: number; zoneId: string },
  { name, villages, teacherId }: Form,
): Input<'ledger.saveZone'> {
  return {
    schoolId,
    rev,
    ...(zoneId === '' ? {} : { zoneId }),
    name: name.replace(/\s+/g, ' ').trim(),
    villages: [...villages],
    teacherId: teacherId === '' ? null : teacherId,
  };
}
