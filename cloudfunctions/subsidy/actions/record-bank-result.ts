import { claim, isSameClaim, reconcile } from '../../../domain/subsidy/batch';
import { settle } from '../../../domain/subsidy/disbursement';
import { accept } from '../../../domain/shared/decision';
import { forgetIncoming, keepEvidence } from '../../platform/files';
import { inParallel } from '../../platform/parallel';
import { repeated, staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { wakeJobs } from '../../platform/wake';
import { checkResultFile } from '../bank-check';
import type { PaymentStores } from '../payment-check';
import { barredAsKin } from '../signing';

const width = 8;

/**
 * First the batch takes this one result, then each line its word, the batch last. Stopped half-way, the same file and day again enter the rest; another
 * result is refused meanwhile.
 */
export function recordBankResult(stores: PaymentStores): Handler<'subsidy.recordBankResult'> {
  const { batches, disbursements } = stores;
  return async ({ batchId, rev, fileId, paidOn }, call) => {
    const { act, caller } = call;
    const document = await batches.collection.get(batchId);
    if (!document || !caller.holdsIn(document.schoolId, ['finance'])) return refused('not-found');
    const before = repeated<{ rev: number; state: typeof document.state }>(act, document);
    if (before) return before;
    const { state: batch } = batches.read(document);
    if (batch.state !== 'approved') return refused('wrong-state');
    const kin = await barredAsKin(call, batch, ['finance'], stores);
    if (kin) return kin;
    const checked = await checkResultFile(fileId, caller.openid, batch, disbursements);
    if ('ok' in checked) return checked;
    const wanted = { hash: checked.file.hash, paidOn };
    const claimed = await batches.change(
      { ...act, key: `${act.key}.claim` },
      batchId,
      (current, standing) =>
        isSameClaim(current, wanted)
          ? accept(current)
          : (staleAgainst(rev, standing) ?? claim(current, wanted, call.today)),
      () => null,
    );
    if (!claimed.ok) return claimed;
    const settled = await inParallel(checked.lines, width, ({ id, word }) =>
      disbursements.change(
        act,
        id,
        (line) => settle(line, { ...word, paidOn }),
        () => null,
      ),
    );
    if (settled.some((reply) => !reply.ok)) return refused('changed-meanwhile');
    const bankFile = await keepEvidence(checked.file, 'csv');
    const reply = await batches.change(
      act,
      batchId,
      (current) => reconcile(current, { ...wanted, bankFile }, { by: act.actor, at: act.at }),
      ({ state }, saved) => ({ rev: saved, state }),
    );
    if (reply.ok) await Promise.all([wakeJobs(), forgetIncoming(fileId)]);
    return reply;
  };
}
