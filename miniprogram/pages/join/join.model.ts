import type { Answer } from '../../services/answer';
import { isWholeCode } from '../../text/code';
import { toOffer, type Offer } from '../../text/invitation';
import { toProblem, type Problem } from '../../text/problem';

export interface JoinView {
  /** A colleague with an invitation, or the bureau's first account. */
  readonly who: 'staff' | 'bureau';
  readonly code: string;
  readonly name: string;
  readonly isWhole: boolean;
  readonly isBusy: boolean;
  /** What the code offers, once it has been looked at. */
  readonly offer: Offer | null;
  readonly problem: Problem | null;
}

export const blank: JoinView = {
  who: 'staff',
  code: '',
  name: '',
  isWhole: false,
  isBusy: false,
  offer: null,
  problem: null,
};

/** What was typed so far, and whether it is all that is needed. */
export function withTyped(shown: JoinView, typed: Partial<Pick<JoinView, 'who' | 'code' | 'name'>>): Partial<JoinView> {
  const { who, code, name } = { ...shown, ...typed };
  return { who, code, name, isWhole: isWholeCode(code) && (who === 'staff' || name.trim() !== ''), problem: null };
}

/** The scan led nowhere. */
export function unreadableScan(): Partial<JoinView> {
  return { problem: toProblem({ ok: false, code: 'code-invalid' }) };
}

/** What the code offers, or what is wrong with it. */
export function toPreview(answer: Answer<'identity.previewInvitation'>): Partial<JoinView> {
  if (!answer.ok) return { isBusy: false, offer: null, problem: toProblem(answer) };
  return { isBusy: false, offer: toOffer(answer.data), problem: null };
}

/** The page to go to, or what went wrong. */
export function toOutcome(
  answer: Answer<'identity.acceptInvitation'> | Answer<'identity.claimBureau'>,
  who: JoinView['who'],
): { url: string } | { problem: Problem } {
  if (!answer.ok) return { problem: toProblem(answer) };
  const isDonor = 'as' in answer.data && answer.data.as === 'donor';
  return { url: `/pages/done/done?kind=${who === 'bureau' ? 'bureau' : isDonor ? 'donor' : 'joined'}` };
}
