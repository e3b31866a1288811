import type { Output } from '../../../../contract/index';
import type { Answer } from '../../../services/answer';
import { dateText, instantText } from '../../../text/dates';
import {
  healthStates,
  householdChangeText,
  memberRelations,
  memberWorks,
  referralKinds,
  referralStates,
} from '../../../text/household';
import { labelOf, needCategories } from '../../../text/labels';
import type { Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type Household = Output<'ledger.getHousehold'>;
export type Member = Household['members'][number];
export type Referral = Household['referrals'][number];

interface Line {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly value: string;
}

export interface HouseholdView extends Screen {
  readonly heading: string;
  readonly summary: string;
  readonly mayEdit: boolean;
  readonly mayMove: boolean;
  readonly pupils: readonly Line[];
  readonly members: readonly Line[];
  readonly labour: string;
  readonly referrals: readonly (Line & { readonly isOpen: boolean })[];
  readonly former: readonly Line[];
  readonly history: readonly Line[];
  /** The sheet that is open. */
  readonly sheet: '' | 'member' | 'leave' | 'referral' | 'move';
  readonly member: Member | null;
  readonly referral: Referral | null;
  readonly pupilId: string;
  readonly pupilName: string;
  readonly seen: { readonly householdId: string; readonly schoolId: string; readonly rev: number };
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const blank: HouseholdView = {
  ...loading,
  heading: '',
  summary: '',
  mayEdit: false,
  mayMove: false,
  pupils: [],
  members: [],
  labour: '',
  referrals: [],
  former: [],
  history: [],
  sheet: '',
  member: null,
  referral: null,
  pupilId: '',
  pupilName: '',
  seen: { householdId: '', schoolId: '', rev: 0 },
  isSending: false,
  refusal: null,
};

export function toView(answer: Answer<'ledger.getHousehold'>, shown: Screen): Partial<HouseholdView> {
  if (!answer.ok) return { ...failed(answer, shown), isSending: false };
  const { householdId, schoolId, rev, village, head, zoneName, teacherName, mayEdit, mayMove } = answer.data;
  const { pupils, members, labour, referrals, formerMembers, history } = answer.data;
  const zone = zoneName === null ? '不在任何片区' : `${zoneName}，${teacherName ?? '没有老师'}`;
  return {
    ...ready,
    heading: `户主 ${head}`,
    summary: `${village}，${zone}`,
    mayEdit,
    mayMove,
    pupils: pupils.map(toPupil),
    members: members.map(toMember),
    labour: members.length === 0 ? '还没有记家里人。' : `${members.length} 人，其中劳动力 ${labour} 人`,
    referrals: referrals.map(toReferral),
    former: formerMembers.map(({ name, on, reason }, place) => ({
      id: String(place),
      heading: name,
      note: `${dateText(on)}，${reason}`,
      value: '',
    })),
    history: history.map(({ at, by, name, changes }, place) => ({
      id: String(place),
      heading: `${name}：${changes.map(householdChangeText).join('；')}`,
      note: `${by}，${instantText(at)}`,
      value: '',
    })),
    seen: { householdId, schoolId, rev },
    isSending: false,
  };
}

function toPupil({ pupilId, name, className, boarder, categories }: Household['pupils'][number]): Line {
  const needs = categories.map((category) => labelOf(needCategories, category));
  return {
    id: pupilId,
    heading: name,
    note: [className, boarder ? '住校' : '走读', ...needs].join('，'),
    value: '',
  };
}

function toMember(member: Member): Line {
  const { memberId, name, relation, age, health, able, work, skills, awayAt, isLabour } = member;
  const doing = `${labelOf(memberWorks, work)}${awayAt === null ? '' : `（${awayAt}）`}`;
  return {
    id: memberId,
    heading: `${name}，${labelOf(memberRelations, relation)}，${age} 岁`,
    note: [
      labelOf(healthStates, health),
      ...(able ? [] : ['不能劳动']),
      doing,
      ...(skills === null ? [] : [`会${skills}`]),
    ].join('，'),
    value: isLabour ? '劳动力' : '',
  };
}

function toReferral({
  referralId,
  name,
  kind,
  what,
  state,
  on,
  outcome,
}: Referral): HouseholdView['referrals'][number] {
  return {
    id: referralId,
    heading: `${name}：${labelOf(referralKinds, kind)}，${what}`,
    note: `${dateText(on)}${outcome === null ? '' : `，结果：${outcome}`}`,
    value: labelOf(referralStates, state),
    isOpen: state !== 'ended',
  };
}
