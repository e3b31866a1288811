import { reconcile } from '../../../domain/subsidy/batch';
import { settle } from '../../../domain/subsidy/disbursement';
import { checkResultFile } from '../bank-check';
import { keepEvidence } from '../../platform/files';
import { inParallel } from '../../platform/parallel';
import { staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import { wakeJobs } from '../../platform/wake';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';

const width = 8;

/** Each line takes the bank's word under its own key, the batch last: stopped half-way, the same call again enters the rest. */
export function recordBankResult({ batches, disbursements }: PaymentStores): Handler<'subsidy.recordBankResult'> {
  return async ({ batchId, rev, fileId, paidOn }, { act, caller }) => {
    const batch = await batches.load(batchId);
    if (!batch || !caller.holdsIn(batch.state.schoolId, ['finance'])) return refused('not-found');
    const step = { by: act.actor, at: act.at };
    const finish = (bankFile: string) =>
      batches.change(
        act,
        batchId,
        (current, standing) => staleAgainst(rev, standing) ?? reconcile(current, { paidOn, bankFile }, step),
        ({ state }, saved) => ({ rev: saved, state }),
      );
    if (batch.state.state !== 'approved' || batch.rev !== rev) return finish('');
    const checked = await checkResultFile(fileId, caller.openid, batch.state, disbursements);
    if ('ok' in checked) return checked;
    const settled = await inParallel(checked.lines, width, ({ id, word }) =>
      disbursements.change(
        act,
        id,
        (line) => settle(line, { outcome: word.outcome, failure: word.failure, paidOn }),
        () => null,
      ),
    );
    if (settled.some((reply) => !reply.ok)) return refused('changed-meanwhile');
    const reply = await finish(await keepEvidence(checked.file, 'csv'));
    if (reply.ok) await wakeJobs();
    return reply;
  };
}
