import type {
  HouseholdField,
  HouseholdFieldChange,
  MemberFacts,
  ReferralKind,
  ReferralState,
  ReferralStep,
} from '../../contract/household';
import { accept, refuse, type Actor, type Decision } from '../shared/decision';

/** A family as the village knows it: where it lives, who heads it, who belongs to it. */
export interface Household {
  readonly schoolId: string;
  readonly village: string;
  readonly head: string;
  readonly members: readonly Member[];
  readonly referrals: readonly Referral[];
  readonly history: readonly HouseholdChange[];
}

export interface Member extends MemberFacts {
  readonly memberId: string;
  /** Since when and why the person belongs to it no more. */
  readonly left: { readonly on: string; readonly reason: string } | null;
}

/** 转介. `on` is the day of its last step. */
export interface Referral {
  readonly referralId: string;
  readonly memberId: string;
  readonly kind: ReferralKind;
  readonly what: string;
  readonly state: ReferralState;
  readonly on: string;
  readonly outcome: string | null;
}

/** What was written over, by whom and when. */
export interface HouseholdChange {
  readonly at: string;
  readonly by: Actor;
  readonly name: string;
  readonly changes: readonly HouseholdFieldChange[];
}

interface Step {
  readonly by: Actor;
  readonly at: string;
}

const mostMembers = 30;
const mostReferrals = 100;

/** 劳动力: 16 to 59 years (劳动法 15: from 16 on; statistics of the labour force end before 60), able, and not at school. */
const labourFrom = 16;
const labourTo = 59;

export function freshHousehold(schoolId: string, village: string, head: string): Household {
  return { schoolId, village, head, members: [], referrals: [], history: [] };
}

export function ageOf({ birthYear }: Pick<MemberFacts, 'birthYear'>, today: string): number {
  return Number(today.slice(0, 4)) - birthYear;
}

export function isLabour(member: Pick<MemberFacts, 'birthYear' | 'able' | 'work'>, today: string): boolean {
  const age = ageOf(member, today);
  return member.able && member.work !== 'at-school' && age >= labourFrom && age <= labourTo;
}

/** Those who belong to the household now. */
export function currentMembers({ members }: Pick<Household, 'members'>): Member[] {
  return members.filter(({ left }) => left === null);
}

export function saveMember(
  household: Household,
  memberId: string,
  facts: MemberFacts,
  step: Step & { readonly isNew: boolean },
): Decision<Household, 'not-found' | 'household-full'> {
  const before = currentMembers(household).find((one) => one.memberId === memberId);
  if (!before && !step.isNew) return refuse('not-found');
  if (!before && currentMembers(household).length >= mostMembers) return refuse('household-full');
  const changes = before ? differences(before, facts) : [{ field: 'joined' as const, from: '', to: '' }];
  if (changes.length === 0) return accept(household);
  const member: Member = { ...facts, memberId, left: null };
  const members = before
    ? household.members.map((one) => (one === before ? member : one))
    : [...household.members, member];
  return accept(noted({ ...household, members }, facts.name, changes, step));
}

export function endMember(
  household: Household,
  memberId: string,
  left: { readonly on: string; readonly reason: string },
  step: Step,
): Decision<Household, 'not-found'> {
  const before = currentMembers(household).find((one) => one.memberId === memberId);
  if (!before) return refuse('not-found');
  const members = household.members.map((one) => (one === before ? { ...one, left } : one));
  const changes = [{ field: 'left' as const, from: '', to: left.reason }];
  return accept(noted({ ...household, members }, before.name, changes, step));
}

export function referMember(
  household: Household,
  wanted: Pick<Referral, 'referralId' | 'memberId' | 'kind' | 'what' | 'on'>,
  step: Step,
): Decision<Household, 'not-found' | 'household-full'> {
  const member = currentMembers(household).find(({ memberId }) => memberId === wanted.memberId);
  if (!member) return refuse('not-found');
  if (household.referrals.length >= mostReferrals) return refuse('household-full');
  const referral: Referral = { ...wanted, state: 'referred', outcome: null };
  const changes = [{ field: 'referral' as const, from: '', to: 'referred' }];
  return accept(noted({ ...household, referrals: [...household.referrals, referral] }, member.name, changes, step));
}

/** Accepted once, ended once; a step is not before the one that it follows. */
export function stepReferral(
  household: Household,
  referralId: string,
  taken: ReferralStep,
  step: Step,
): Decision<Household, 'not-found' | 'wrong-state' | 'invalid-input'> {
  const before = household.referrals.find((one) => one.referralId === referralId);
  if (!before) return refuse('not-found');
  if (before.state === 'ended' || (taken.kind === 'accept' && before.state !== 'referred'))
    return refuse('wrong-state');
  if (taken.on < before.on) return refuse('invalid-input', { path: 'step.on' });
  const state: ReferralState = taken.kind === 'accept' ? 'accepted' : 'ended';
  const outcome = taken.kind === 'end' ? taken.outcome : null;
  const referrals = household.referrals.map((one) => (one === before ? { ...one, state, on: taken.on, outcome } : one));
  const name = household.members.find(({ memberId }) => memberId === before.memberId)?.name ?? '';
  const changes = [{ field: 'referral' as const, from: before.state, to: state }];
  return accept(noted({ ...household, referrals }, name, changes, step));
}

function noted(
  household: Household,
  name: string,
  changes: readonly HouseholdFieldChange[],
  { by, at }: Step,
): Household {
  return { ...household, history: [...household.history, { at, by, name, changes }] };
}

const compared = [
  'name',
  'relation',
  'birthYear',
  'health',
  'able',
  'work',
  'skills',
  'awayAt',
] as const satisfies readonly (HouseholdField & keyof MemberFacts)[];

function differences(before: MemberFacts, after: MemberFacts): HouseholdFieldChange[] {
  return compared
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: String(before[field] ?? ''), to: String(after[field] ?? '') }));
}
