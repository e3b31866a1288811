import { subsidy as contract } from '../../../contract/subsidy';
import { mayBeReturned } from '../../../domain/subsidy/batch';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';
import { sumsOf } from '../sums';
import { batchItem } from '../view';

export function getBatch({ batches, disbursements }: PaymentStores): Handler<'subsidy.getBatch'> {
  return async ({ batchId }, { caller }) => {
    const found = await batches.load(batchId);
    if (!found || !caller.holdsIn(found.state.schoolId, contract.getBatch.roles)) return refused('not-found');
    const { byOutcome, byFamily } = await sumsOf(disbursements, batchId);
    const { state: batch, rev } = found;
    const mayPayAgain =
      batch.state === 'reconciled' && byOutcome.failed.count > 0 && caller.holdsIn(batch.schoolId, ['finance']);
    const toPayAgain = mayPayAgain ? await disbursements.collection.count({ batchId, outcome: 'failed' }) : 0;
    return answered({
      ...batchItem(caller, batch),
      schoolId: batch.schoolId,
      rev,
      paidOn: batch.paidOn,
      mayReturn: mayBeReturned(batch),
      toPayAgain,
      bank: byOutcome,
      families: {
        confirmed: byFamily.confirmed,
        disputed: byFamily.disputed,
        unsure: byFamily.unsure,
        unanswered: byFamily.unanswered,
      },
      history: batch.history.map(({ action, at, by, reason }) => ({ action, at, by: by.name, reason })),
    });
  };
}
