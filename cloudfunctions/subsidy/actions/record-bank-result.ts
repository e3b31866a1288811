import { claim, isSameClaim, reconcile } from '../../../domain/subsidy/bank-result';
import { awaitsBank } from '../../../domain/subsidy/batch';
import { accept } from '../../../domain/shared/decision';
import { forgetFile } from '../../platform/file-ends';
import { keepEvidence } from '../../platform/files';
import { repeated, staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { wakeJobs } from '../../platform/wake';
import { checkResultFile } from '../bank-check';
import { enterWords } from '../bank-words';
import type { PaymentStores } from '../payment-check';
import { barredAsKin } from '../signing';
import { sumsOf } from '../sums';

/**
 * First the batch takes this one result, then each line its word, the batch last. Stopped half-way, the same file and day again enter the rest; another
 * result is refused meanwhile. While the bank did not know of some lines, a later result may settle those.
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
    if (!awaitsBank(batch)) return refused('wrong-state');
    const kin = await barredAsKin(call, batch, ['finance'], stores);
    if (kin) return kin;
    const checked = await checkResultFile(fileId, call, batch, stores);
    // What seems wrong in the file may be that another result was entered since the batch was read.
    if ('ok' in checked)
      return (await batches.collection.get(batchId))?.rev === document.rev ? checked : refused('changed-meanwhile');
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
    const entered = { batchId, paidOn, result: batch.bankResults.length + 1 };
    if (!(await enterWords(disbursements, act, checked.lines, entered))) return refused('changed-meanwhile');
    const file = await keepEvidence(checked.file, 'csv');
    const { byOutcome } = await sumsOf(disbursements, batchId);
    const unknownCount = byOutcome.unknown.count;
    const reply = await batches.change(
      act,
      batchId,
      (current) => reconcile(current, { ...wanted, file, unknownCount }, { by: act.actor, at: act.at }),
      ({ state }, saved) => ({ rev: saved, state }),
    );
    if (reply.ok) await Promise.all([wakeJobs(), forgetFile(fileId)]);
    return reply;
  };
}
