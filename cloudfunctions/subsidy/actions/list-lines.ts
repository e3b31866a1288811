import type { Input } from '../../../contract/index';
import { bankOutcomes, type BankOutcome } from '../../../contract/disbursement';
import { subsidy as contract } from '../../../contract/subsidy';
import { answered, refused } from '../../platform/reply';
import type { Condition } from '../../platform/condition';
import type { Handler } from '../../platform/serve';
import { attemptKey } from '../attempt-key';
import type { PaymentStores } from '../payment-check';
import { staffLine } from '../view';

const pageLength = 30;

export function listLines({ batches, disbursements }: PaymentStores): Handler<'subsidy.listLines'> {
  return async ({ batchId, show, after }, { caller }) => {
    const batch = await batches.load(batchId);
    if (!batch || !caller.holdsIn(batch.state.schoolId, contract.listLines.roles)) return refused('not-found');
    const found = await disbursements.collection.find({
      where: { ...filterOf(batchId, show), _id: { above: after ?? '' } },
      order: [['_id', 'asc']],
      limit: pageLength,
    });
    const last = found.at(-1);
    return answered({
      lines: found.map((document) => staffLine(disbursements.read(document).state, batchId)),
      next: last && found.length === pageLength ? last._id : null,
    });
  };
}

/** A line that failed here stays in this batch's list, though a later batch tries it again. */
function filterOf(batchId: string, show: Input<'subsidy.listLines'>['show']): Condition {
  if (show === 'all') return { 'attempts.batchId': batchId };
  if (show === 'ticket') return { batchId, ticketState: 'open' };
  return isOutcome(show) ? { 'attempts.key': attemptKey(batchId, show) } : { batchId, family: show };
}

function isOutcome(show: string): show is BankOutcome {
  return (bankOutcomes as readonly string[]).includes(show);
}
