import type { Programme } from '../../contract/vocabulary';
import type { DisbursementDocument, Disbursements } from './disbursement.store';

/** One per pupil, programme, term and part: the key is the identity, county-wide. */
export function disbursementId(key: {
  readonly programme: Programme;
  readonly term: string;
  readonly pupilId: string;
}): string {
  return `${key.programme}.${key.term}.${key.pupilId}.1`;
}

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
