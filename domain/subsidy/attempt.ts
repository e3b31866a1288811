import type { BankOutcome } from '../../contract/disbursement';
import { accept, refuse, type Decision } from '../shared/decision';

/** One try of the bank to pay a disbursement: in which batch, to which card, and what came of it. Amounts in fen. */
export interface Attempt {
  readonly batchId: string;
  readonly amountFen: number;
  readonly bank: string;
  readonly holder: string;
  /** The last four digits of the card. */
  readonly cardTail: string;
  readonly outcome: BankOutcome;
  readonly failure: string | null;
  readonly paidOn: string | null;
  /** Which of the batch's bank results said so, the first being 1; null while none has. */
  readonly result: number | null;
}

/** What is tried: the last attempt is the thing itself, those before it have failed. */
export interface Attempted extends Attempt {
  readonly earlier: readonly Attempt[];
}

/** The bank's word on one attempt. */
export interface BankWord {
  readonly outcome: Exclude<BankOutcome, 'pending'>;
  readonly failure: string | null;
  readonly paidOn: string;
  readonly result: number;
}

export function attemptsOf(line: Attempted): readonly Attempt[] {
  return [...line.earlier, attemptOf(line)];
}

/** The attempt that was made in this batch. */
export function attemptIn(line: Attempted, batchId: string): Attempt | undefined {
  return attemptsOf(line).find((attempt) => attempt.batchId === batchId);
}

/** Whether a later attempt has followed the one of this batch. */
export function isTriedAgain(line: Attempted, batchId: string): boolean {
  return line.earlier.some((attempt) => attempt.batchId === batchId);
}

/** What is still open with the bank may be settled; what was paid or has failed stays so. */
export function isOpen({ outcome }: Pick<Attempt, 'outcome'>): boolean {
  return outcome === 'pending' || outcome === 'unknown';
}

/** The bank's word on the attempt of one batch. The same word again changes nothing; another is taken only where it was still open. */
export function settle<Line extends Attempted>(
  line: Line,
  batchId: string,
  word: BankWord,
): Decision<Line, 'wrong-state'> {
  const attempt = attemptIn(line, batchId);
  if (!attempt) return refuse('wrong-state');
  if (attempt.outcome === word.outcome && attempt.failure === word.failure) return accept(line);
  if (line.batchId !== batchId || !isOpen(attempt)) return refuse('wrong-state');
  const { outcome, failure, result } = word;
  return accept({ ...line, outcome, failure, result, paidOn: outcome === 'paid' ? word.paidOn : null });
}

/**
 * The next attempt. One that failed is kept beside it; one that never went to the bank, because its batch was sent back, gives way. What was paid, and
 * what the bank is not sure of, is never paid again; nor is another sum paid than the one that failed.
 */
export function tryAgain<Line extends Attempted>(
  line: Line,
  next: Attempt,
): Decision<Line, 'wrong-state' | 'totals-differ'> {
  if (line.outcome === 'pending')
    return differs(line.earlier[line.earlier.length - 1], next) ?? accept({ ...line, ...next });
  if (line.outcome !== 'failed') return refuse('wrong-state');
  return differs(line, next) ?? accept({ ...line, ...next, earlier: attemptsOf(line) });
}

function differs(
  failed: Attempt | undefined,
  { amountFen }: Attempt,
): ReturnType<typeof refuse<'totals-differ'>> | null {
  if (failed === undefined || failed.amountFen === amountFen) return null;
  return refuse('totals-differ', { expectedFen: failed.amountFen, foundFen: amountFen });
}

export function attemptOf(line: Attempt): Attempt {
  const { batchId, amountFen, bank, holder, cardTail, outcome, failure, paidOn, result } = line;
  return { batchId, amountFen, bank, holder, cardTail, outcome, failure, paidOn, result };
}
