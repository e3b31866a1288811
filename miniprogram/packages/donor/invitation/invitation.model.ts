import type { Answer } from '../../../services/answer';
import { isWholeCode } from '../../../text/code';
import { toOffer, type Offer } from '../../../text/invitation';
import { toProblem, type Problem } from '../../../text/problem';

export interface InvitationView {
  readonly code: string;
  readonly isWhole: boolean;
  readonly isBusy: boolean;
  /** What the code offers, once it has been looked at. */
  readonly offer: Offer | null;
  readonly problem: Problem | null;
}

export const blank: InvitationView = { code: '', isWhole: false, isBusy: false, offer: null, problem: null };

/** The code as typed or scanned so far. */
export function withCode(code: string): Partial<InvitationView> {
  return { code, isWhole: isWholeCode(code), problem: null };
}

/** The scan led nowhere. */
export function unreadableScan(): Partial<InvitationView> {
  return { problem: toProblem({ ok: false, code: 'code-invalid' }) };
}

/** What the code offers, or what is wrong with it. */
export function toPreview(answer: Answer<'identity.previewInvitation'>): Partial<InvitationView> {
  if (!answer.ok) return { isBusy: false, offer: null, problem: toProblem(answer) };
  return { isBusy: false, offer: toOffer(answer.data), problem: null };
}

/** The page to go to, or what went wrong. A colleague's code opens the school's door here as well. */
export function toOutcome(answer: Answer<'identity.acceptInvitation'>): { url: string } | { problem: Problem } {
  if (!answer.ok) return { problem: toProblem(answer) };
  return { url: `/pages/done/done?kind=${answer.data.as === 'donor' ? 'donor' : 'joined'}` };
}
