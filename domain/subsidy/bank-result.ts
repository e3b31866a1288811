import { dayOf } from '../shared/calendar';
import { accept, refuse, type Decision } from '../shared/decision';
import { awaitsBank, moved, type BankClaim, type Batch, type Step } from './batch';

/**
 * Takes one bank result for the batch before any line is touched. The same result again goes on where it stopped; another is refused. The bank pays between
 * the approval and today.
 */
export function claim(
  batch: Batch,
  wanted: BankClaim,
  today: string,
): Decision<Batch, 'wrong-state' | 'bank-result-begun' | 'invalid-input'> {
  if (!awaitsBank(batch)) return refuse('wrong-state');
  if (batch.claim) return isSameClaim(batch, wanted) ? accept(batch) : refuse('bank-result-begun');
  const approvedAt = batch.history.find(({ action }) => action === 'approve')?.at;
  const earliest = approvedAt === undefined ? '' : dayOf(approvedAt);
  if (wanted.paidOn < earliest || wanted.paidOn > today) return refuse('invalid-input', { path: 'paidOn' });
  return accept({ ...batch, claim: wanted });
}

export function isSameClaim({ claim: held }: Pick<Batch, 'claim'>, wanted: BankClaim): boolean {
  return held?.hash === wanted.hash && held.paidOn === wanted.paidOn;
}

/** The claimed bank result stands in every line that it names; `unknownCount` lines wait for another. */
export function reconcile(
  batch: Batch,
  { hash, paidOn, file, unknownCount }: BankClaim & { readonly file: string; readonly unknownCount: number },
  step: Step,
): Decision<Batch, 'wrong-state' | 'bank-result-begun'> {
  if (!awaitsBank(batch)) return refuse('wrong-state');
  if (!isSameClaim(batch, { hash, paidOn })) return refuse('bank-result-begun');
  return accept({
    ...moved(batch, 'reconciled', batch.state === 'approved' ? 'reconcile' : 'settle', step),
    paidOn: batch.paidOn ?? paidOn,
    bankResults: [...batch.bankResults, { paidOn, file }],
    unknownCount,
    claim: null,
    announcement: 'pending',
  });
}
