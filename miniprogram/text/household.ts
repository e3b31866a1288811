import type {
  HealthState,
  HouseholdField,
  HouseholdFieldChange,
  MemberRelation,
  MemberWork,
  ReferralKind,
  ReferralState,
} from '../../contract/household';
import { labelOf } from './labels';

export const memberRelations: Record<MemberRelation, string> = {
  head: '户主',
  spouse: '配偶',
  child: '儿女',
  'child-in-law': '儿媳、女婿',
  grandchild: '孙辈',
  parent: '父母',
  grandparent: '祖父母',
  sibling: '兄弟姐妹',
  other: '其他亲属',
};

export const healthStates: Record<HealthState, string> = {
  healthy: '健康',
  chronic: '慢性病',
  serious: '大病',
  disabled: '残疾',
};

export const memberWorks: Record<MemberWork, string> = {
  farming: '在家种地、养殖',
  'local-work': '在本地打工',
  'away-work': '外出打工',
  business: '做生意',
  'at-school': '上学',
  housework: '做家务、带孩子',
  none: '没有事做',
};

export const referralKinds: Record<ReferralKind, string> = { training: '培训', work: '务工', yulu: '雨露计划' };

export const referralStates: Record<ReferralState, string> = {
  referred: '等回音',
  accepted: '接收了',
  ended: '结束了',
};

const fields: Record<HouseholdField, string> = {
  joined: '记下',
  left: '不在这一户了',
  name: '姓名',
  relation: '和户主的关系',
  birthYear: '出生年份',
  health: '健康',
  able: '能不能劳动',
  work: '在做什么',
  skills: '技能',
  awayAt: '在哪里打工',
  referral: '转介',
};

const values: Partial<Record<HouseholdField, Record<string, string>>> = {
  relation: memberRelations,
  health: healthStates,
  able: { true: '能', false: '不能' },
  work: memberWorks,
  referral: { ...referralStates, referred: '转介了' },
};

/** 健康：健康 → 慢性病 */
export function householdChangeText({ field, from, to }: HouseholdFieldChange): string {
  const said = (value: string) => labelOf(values[field] ?? {}, value);
  if (field === 'joined') return fields.joined;
  if (field === 'left') return `${fields.left}：${to}`;
  if (from === '') return `${labelOf(fields, field)}：${said(to)}`;
  return `${labelOf(fields, field)}：${said(from)} → ${to === '' ? '（没有）' : said(to)}`;
}
