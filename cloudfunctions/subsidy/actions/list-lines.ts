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

/** Begins the cursor of those lines that failed in this batch and lie in a later one now. */
const again = 'again:';

export function listLines({ batches, disbursements }: PaymentStores): Handler<'subsidy.listLines'> {
  const read = (where: Condition, after: string) =>
    disbursements.collection.find({
      where: { ...where, _id: { above: after } },
      order: [['_id', 'asc']],
      limit: pageLength,
    });
  return async ({ batchId, show, after = '' }, { caller }) => {
    const batch = await batches.load(batchId);
    if (!batch || !caller.holdsIn(batch.state.schoolId, contract.listLines.roles)) return refused('not-found');
    const isAgain = after.startsWith(again);
    const own = isAgain ? [] : await read(filterOf(batchId, show), after);
    const isWhole = own.length < pageLength;
    const hasLeft = show === 'all' && isWhole && batch.state.state === 'reconciled';
    const failed = hasLeft ? await read(failedIn(batchId), isAgain ? after.slice(again.length) : '') : [];
    const left = failed.filter((document) => document.batchId !== batchId);
    return answered({
      lines: [...own, ...left].map((document) => staffLine(disbursements.read(document).state, batchId)),
      next: isWhole ? nextOf(failed, again) : nextOf(own, ''),
    });
  };
}

function nextOf(page: readonly { readonly _id: string }[], prefix: string): string | null {
  const last = page.at(-1);
  return last && page.length === pageLength ? `${prefix}${last._id}` : null;
}

/** Only what failed can lie in another batch now, so all else is found by the batch in which it lies. */
function filterOf(batchId: string, show: Input<'subsidy.listLines'>['show']): Condition {
  if (show === 'all') return { batchId };
  if (show === 'failed') return failedIn(batchId);
  if (show === 'ticket') return { batchId, ticketState: 'open' };
  return isOutcome(show) ? { batchId, outcome: show } : { batchId, family: show };
}

function failedIn(batchId: string): Condition {
  return { 'attempts.key': attemptKey(batchId, 'failed') };
}

function isOutcome(show: string): show is BankOutcome {
  return (bankOutcomes as readonly string[]).includes(show);
}
