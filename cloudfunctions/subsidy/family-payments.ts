import type { DisbursementDocument, Disbursements } from './disbursement.store';

/** The family's payments, newest first. */
export function paidTo(
  store: Disbursements,
  pupilIds: readonly string[],
  range: { readonly after?: string | undefined; readonly limit: number },
): Promise<DisbursementDocument[]> {
  return store.collection.find({
    where: {
      pupilId: { oneOf: pupilIds },
      outcome: 'paid',
      paidKey: { above: '', ...(range.after === undefined ? {} : { below: range.after }) },
    },
    order: [['paidKey', 'desc']],
    limit: range.limit,
  });
}

/** Payments that the bank has tried in vain, or of which it does not know. */
export function delayedOf(
  store: Disbursements,
  pupilIds: readonly string[],
  limit: number,
): Promise<DisbursementDocument[]> {
  return store.collection.find({
    where: { pupilId: { oneOf: pupilIds }, family: 'delayed' },
    order: [['paidKey', 'desc']],
    limit,
  });
}

/** Payments on which the family has not said a word. */
export function unansweredOf(
  store: Disbursements,
  pupilIds: readonly string[],
  limit: number,
): Promise<DisbursementDocument[]> {
  return store.collection.find({
    where: { pupilId: { oneOf: pupilIds }, family: 'unanswered' },
    order: [['paidKey', 'desc']],
    limit,
  });
}
