import type { Output } from '../../../../contract/index';
import type { Answer } from '../../../services/answer';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type Zones = Output<'ledger.listZones'>;

export interface ZoneCard {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly teacher: string;
  /** Why nobody answers for it; empty when somebody does. */
  readonly gap: string;
}

export interface ZonesView extends Screen {
  /** 12 户没有包抓老师; empty when each has one. */
  readonly gap: string;
  readonly gapNote: string;
  readonly hasGap: boolean;
  readonly intro: string;
  readonly cards: readonly ZoneCard[];
  readonly mayEdit: boolean;
  readonly teachers: readonly { readonly id: string; readonly name: string }[];
  /** The zone that is being passed on. */
  readonly passing: string;
  readonly passingName: string;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const blank: ZonesView = {
  ...loading,
  gap: '',
  gapNote: '',
  hasGap: false,
  intro: '',
  cards: [],
  mayEdit: false,
  teachers: [],
  passing: '',
  passingName: '',
  isSending: false,
  refusal: null,
};

export function toView(answer: Answer<'ledger.listZones'>, shown: Screen): Partial<ZonesView> {
  if (!answer.ok) return failed(answer, shown);
  const { rev, zones, teachers, freeVillages, withoutZone, mayEdit } = answer.data;
  const unled = zones.filter(({ teacher }) => teacher === null);
  const count = withoutZone + unled.reduce((sum, { households }) => sum + households, 0);
  const parts = [
    ...(withoutZone > 0 ? [`${withoutZone} 户不在任何片区`] : []),
    ...(freeVillages.length > 0 ? [`没有划进片区的村：${freeVillages.map(({ name }) => name).join('、')}`] : []),
    ...(unled.length > 0 ? [`没有老师的片区：${unled.map(({ name }) => name).join('、')}`] : []),
  ];
  return {
    ...ready,
    gap: count > 0 ? `${count} 户没有包抓老师` : '',
    gapNote: parts.join('；'),
    hasGap: withoutZone > 0,
    intro: introOf(rev, zones.length),
    cards: [...unled, ...zones.filter(({ teacher }) => teacher !== null)].map(toCard),
    mayEdit: mayEdit && rev > 0,
    teachers: teachers.map(({ teacherId, name }) => ({ id: teacherId, name })),
    isSending: false,
  };
}

function introOf(rev: number, zones: number): string {
  if (rev === 0) return '台账里还没有学生。请教导处先导入名册，才知道有哪些村。';
  return zones === 0 ? '还没有片区。把村分给老师，每一户就都有人管。' : '';
}

function toCard({ zoneId, name, teacher, formerTeacher, villages, households }: Zones['zones'][number]): ZoneCard {
  const names = villages.map((village) => village.name).join('、');
  return {
    id: zoneId,
    name,
    note: `${names === '' ? '没有整村' : names}，${households} 户`,
    teacher: teacher?.name ?? '',
    gap: teacher !== null ? '' : formerTeacher === null ? '还没有老师' : `没有老师，${formerTeacher}不包抓了`,
  };
}

/** What the page shows after a step that was refused. */
export function refused(failure: Parameters<typeof toProblem>[0]): Partial<ZonesView> {
  return { isSending: false, passing: '', refusal: toProblem(failure) };
}
