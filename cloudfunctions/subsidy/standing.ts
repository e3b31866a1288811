import type { RowFaultCode } from '../../contract/action';
import type { BankOutcome } from '../../contract/disbursement';
import type { BatchState } from '../../contract/subsidy';
import { chunks, inParallel } from '../platform/parallel';
import type { Batches } from './batch.store';
import type { Disbursements } from './disbursement.store';

/** What stands under a key already. */
export interface Standing {
  readonly id: string;
  readonly batchId: string;
  readonly batchState: BatchState | null;
  readonly outcome: BankOutcome;
  readonly amountFen: number;
  /** What the bank has tried to pay in vain; null where it has not. */
  readonly failedFen: number | null;
}

export interface StandingStores {
  readonly batches: Batches;
  readonly disbursements: Disbursements;
}

/** For each of the keys under which a line exists: how it stands. */
export async function standingLines(stores: StandingStores, ids: readonly string[]): Promise<Map<string, Standing>> {
  const pages = await inParallel(chunks(ids, 100), 4, (page) =>
    stores.disbursements.collection.find({
      where: { _id: { oneOf: page } },
      limit: 100,
      fields: ['batchId', 'outcome', 'amountFen', 'attempts'],
    }),
  );
  const found = pages.flat();
  const owners = [...new Set(found.map((line) => line.batchId))];
  const batches = await inParallel(chunks(owners, 100), 1, (page) => stores.batches.collection.getMany(page));
  const stateOf = new Map(batches.flat().map(({ _id, state }) => [_id, state]));
  return new Map(
    found.map(({ _id, batchId, outcome, amountFen, attempts }) => [
      _id,
      {
        id: _id,
        batchId,
        batchState: stateOf.get(batchId) ?? null,
        outcome,
        amountFen,
        failedFen: attempts.filter((attempt) => attempt.outcome === 'failed').at(-1)?.fen ?? null,
      },
    ]),
  );
}

/**
 * Why a line may not be paid (again) by `batchId`, if so. It may where the batch that holds it was sent back, is the one that is being written, or has
 * heard from the bank that this line failed.
 */
export function obstacle(standing: Standing, batchId: string, amountFen: number): RowFaultCode | null {
  if (standing.outcome === 'paid') return 'already-paid';
  if (standing.outcome === 'unknown') return 'bank-unsure';
  const isFree =
    standing.batchId === batchId || standing.batchState === (standing.outcome === 'failed' ? 'reconciled' : 'returned');
  if (!isFree) return 'in-other-batch';
  return standing.failedFen === null || standing.failedFen === amountFen ? null : 'amount-differs';
}
