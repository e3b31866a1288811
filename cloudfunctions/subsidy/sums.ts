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
  readonly byFamily: Readonly<Record<FamilyState, Sum>>;
}

const none: Sum = { count: 0, fen: 0 };

/** The batch's lines, counted and summed in one request. */
export async function sumsOf(disbursements: Disbursements, batchId: string): Promise<BatchSums> {
  const rows = await disbursements.collection.aggregate<{
    _id: { outcome: BankOutcome; family: FamilyState };
    count: number;
    fen: number;
  }>(
    { batchId },
    [{ $group: { _id: { outcome: '$outcome', family: '$family' }, count: { $sum: 1 }, fen: { $sum: '$amountFen' } } }],
    100,
  );
  const total = (of: typeof rows): Sum =>
    of.reduce((sum, row) => ({ count: sum.count + row.count, fen: sum.fen + row.fen }), none);
  const outcome = (name: BankOutcome): Sum => total(rows.filter((row) => row._id.outcome === name));
  const family = (name: FamilyState): Sum => total(rows.filter((row) => row._id.family === name));
  return {
    all: total(rows),
    byOutcome: {
      pending: outcome('pending'),
      paid: outcome('paid'),
      failed: outcome('failed'),
      unknown: outcome('unknown'),
    },
    byFamily: {
      unpaid: family('unpaid'),
      unanswered: family('unanswered'),
      confirmed: family('confirmed'),
      disputed: family('disputed'),
      unsure: family('unsure'),
    },
  };
}
