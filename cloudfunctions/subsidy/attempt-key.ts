import type { BankOutcome } from '../../contract/disbursement';

/** Under which the attempts of a batch that ended in one way are found. */
export function attemptKey(batchId: string, outcome: BankOutcome): string {
  return `${batchId}|${outcome}`;
}
