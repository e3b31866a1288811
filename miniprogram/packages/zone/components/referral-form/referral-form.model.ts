import type { ReferralKind, ReferralState } from '../../../../../contract/household';
import type { Input } from '../../../../../contract/index';
import { referralKinds } from '../../../../text/household';

export interface Form {
  readonly kind: ReferralKind | '';
  readonly what: string;
  readonly step: 'accept' | 'end' | '';
  readonly outcome: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

interface Seen {
  readonly householdId: string;
  readonly rev: number;
}

export const kinds = Object.entries(referralKinds).map(([key, label]) => ({ key, label }));

/** What may follow the state in which a referral is. */
export function stepsAfter(state: ReferralState): { key: 'accept' | 'end'; label: string }[] {
  const end = { key: 'end' as const, label: '结束了，有结果' };
  return state === 'referred' ? [{ key: 'accept', label: '对方接收了' }, end] : [end];
}

/** The member's name, or of whom a referral speaks. */
export function headingOf(member: string, ofReferral: string | null): string {
  return ofReferral === null ? `转介${member}` : `${ofReferral}的转介`;
}

export function formOn(on: string): Form {
  return { kind: '', what: '', step: '', outcome: '', on };
}

/** Why this cannot be saved; empty when it can. */
export function faultOf({ kind, what, step, outcome }: Form, isNew: boolean): string {
  if (isNew && kind === '') return '请选转介去哪里。';
  if (isNew) return what.trim() === '' ? '请写是什么，例如“县里的电工培训”。' : '';
  if (step === '') return '请选现在怎么样了。';
  return step === 'end' && outcome.trim() === '' ? '请写结果，例如“拿到了证”。' : '';
}

export function toReferral(
  { householdId, rev }: Seen,
  memberId: string,
  form: Form,
): Input<'ledger.referMember'> | null {
  const { kind, what, on } = form;
  return kind === '' ? null : { householdId, rev, memberId, kind, what: plain(what), on };
}

export function toStep({ householdId, rev }: Seen, referralId: string, form: Form): Input<'ledger.stepReferral'> {
  const { step, on, outcome } = form;
  return {
    householdId,
    rev,
    referralId,
    step: step === 'end' ? { kind: 'end', on, outcome: plain(outcome) } : { kind: 'accept', on },
  };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
