import type { Answer } from '../../../services/answer';
import { isWholeCode } from '../../../text/code';
import { toProblem, type Problem } from '../../../text/problem';

export interface InvitationView {
  readonly code: string;
  readonly isWhole: boolean;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
}

export const blank: InvitationView = { code: '', isWhole: false, isBusy: false, problem: null };

/** The code as typed or scanned so far. */
export function withCode(code: string): Partial<InvitationView> {
  return { code, isWhole: isWholeCode(code), problem: null };
}

/** The scan led nowhere. */
export function unreadableScan(): Partial<InvitationView> {
  return { problem: toProblem({ ok: false, code: 'code-invalid' }) };
}

/** The page to go to, or what went wrong. A colleague's code opens the school's door here as well. */
export function toOutcome(answer: Answer<'identity.acceptInvitation'>): { url: string } | { problem: Problem } {
  if (!answer.ok) return { problem: toProblem(answer) };
  return { url: `/pages/done/done?kind=${answer.data.as === 'donor' ? 'donor' : 'joined'}` };
}
