import type { HealthState, MemberFacts, MemberRelation, MemberWork } from '../../../../../contract/household';
import { healthStates, memberRelations, memberWorks } from '../../../../text/household';

export interface Form {
  readonly name: string;
  readonly relation: MemberRelation | '';
  readonly birthYear: string;
  readonly health: HealthState | '';
  readonly able: 'yes' | 'no' | '';
  readonly work: MemberWork | '';
  readonly skills: string;
  readonly awayAt: string;
}

interface Chip {
  readonly key: string;
  readonly label: string;
}

export const choices = {
  relations: chipsOf(memberRelations),
  healths: chipsOf(healthStates),
  works: chipsOf(memberWorks),
  ables: [
    { key: 'yes', label: '能劳动' },
    { key: 'no', label: '不能劳动' },
  ],
};

const empty: Form = {
  name: '',
  relation: '',
  birthYear: '',
  health: '',
  able: '',
  work: '',
  skills: '',
  awayAt: '',
};

export function formOf(member: MemberFacts | null): Form {
  if (member === null) return empty;
  const { name, relation, birthYear, health, able, work, skills, awayAt } = member;
  return {
    name,
    relation,
    birthYear: String(birthYear),
    health,
    able: able ? 'yes' : 'no',
    work,
    skills: skills ?? '',
    awayAt: awayAt ?? '',
  };
}

/** Why this cannot be saved; empty when it can. `today` is `YYYY-MM-DD`. */
export function faultOf(form: Form, today: string): string {
  const year = Number(form.birthYear);
  if (form.name.trim() === '') return '请写姓名。';
  if (/\d{6}/.test(form.name)) return '姓名里不要写号码。';
  if (form.relation === '') return '请选和户主的关系。';
  if (!/^\d{4}$/.test(form.birthYear) || year < 1900 || year > Number(today.slice(0, 4)))
    return '请写出生年份，四个数字，例如 1972。';
  if (form.health === '') return '请选健康状况。';
  if (form.able === '') return '请选能不能劳动。';
  if (form.work === '') return '请选在做什么。';
  return form.work === 'away-work' && form.awayAt.trim() === '' ? '请写在哪里打工，例如“广东东莞”。' : '';
}

/** Null while something is missing. */
export function toMember(form: Form, today: string): MemberFacts | null {
  const { relation, health, able, work } = form;
  if (faultOf(form, today) !== '' || relation === '' || health === '' || able === '' || work === '') return null;
  return {
    name: plain(form.name),
    relation,
    birthYear: Number(form.birthYear),
    health,
    able: able === 'yes',
    work,
    skills: plain(form.skills) || null,
    awayAt: work === 'away-work' ? plain(form.awayAt) || null : null,
  };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function chipsOf(labels: Readonly<Record<string, string>>): Chip[] {
  return Object.entries(labels).map(([key, label]) => ({ key, label }));
}
