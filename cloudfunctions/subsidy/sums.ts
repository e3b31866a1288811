import type { BankOutcome } from '../../contract/disbursement';
import type { FamilyState } from '../../domain/subsidy/disbursement';
import type { Disbursements } from './disbursement.store';

export interface Sum {
  readonly count: number;
  readonly fen: number;
}

export interface BatchSums {
  readonly all: Sum;
  readonly byOutcome: Readonly<Record<BankOutcome, Sum>>;
  readonly byFamily: Readonly<Record<Exclude<FamilyState, 'unpaid' | 'delayed'>, Sum>>;
}

/** Lines of one batch may have attempts in a few others, before or after; each makes some groups. */
const mostGroups = 1000;

const none: Sum = { count: 0, fen: 0 };

/**
 * The batch's attempts, counted and summed in one request. A line that was tried again counts in each of its batches; the family's word belongs to the
 * one in which it was paid.
 */
export async function sumsOf(disbursements: Disbursements, batchId: string): Promise<BatchSums> {
  const counted = await disbursements.collection.aggregate<{
    _id: { batchId: string; outcome: BankOutcome; family: FamilyState };
    count: number;
    fen: number;
  }>(
    { 'attempts.batchId': batchId },
    [
      { $unwind: '$attempts' },
      {
        $group: {
          _id: { batchId: '$attempts.batchId', outcome: '$attempts.outcome', family: '$family' },
          count: { $sum: 1 },
          fen: { $sum: '$attempts.fen' },
        },
      },
    ],
    mostGroups,
  );
  const rows = counted.filter((row) => row._id.batchId === batchId);
  const total = (of: typeof rows): Sum =>
    of.reduce((sum, row) => ({ count: sum.count + row.count, fen: sum.fen + row.fen }), none);
  const outcome = (name: BankOutcome): Sum => total(rows.filter((row) => row._id.outcome === name));
  const family = (name: FamilyState): Sum =>
    total(rows.filter((row) => row._id.outcome === 'paid' && row._id.family === name));
  return {
    all: total(rows),
    byOutcome: {
      pending: outcome('pending'),
      paid: outcome('paid'),
      failed: outcome('failed'),
      unknown: outcome('unknown'),
    },
    byFamily: {
      unanswered: family('unanswered'),
      confirmed: family('confirmed'),
      disputed: family('disputed'),
      unsure: family('unsure'),
    },
  };
}
