import { abandon, declare, seal } from '../../../domain/subsidy/batch';
import { sumFen } from '../../../domain/shared/money';
import { forgetFile } from '../../platform/file-ends';
import { keepEvidence } from '../../platform/files';
import { idFor } from '../../platform/ids';
import { repeated } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { checkPayments, type PaymentStores } from '../payment-check';
import { sumsOf } from '../sums';
import { toDisbursement, writeLines } from '../batch-lines';
import { fault } from '../../platform/csv';

/**
 * Declares the batch, writes its lines under their own keys, and seals it by count and total. Stopped half-way, the same call again writes the rest;
 * until it is sealed nobody can audit it.
 */
export function createBatch(stores: PaymentStores): Handler<'subsidy.createBatch'> {
  return async ({ fileId, count, totalFen, ...declared }, call) => {
    const { act, caller } = call;
    const step = { by: act.actor, at: act.at };
    if (!caller.holdsIn(declared.schoolId, ['finance'])) return refused('not-found');
    const batchId = idFor('b', act.actor.id, act.key);
    const begun = await stores.batches.collection.get(batchId);
    const before = begun && repeated<{ batchId: string; rev: number }>(act, begun);
    if (before) return before;
    const declaring = { ...act, key: `${act.key}.declare` };
    if (begun && !repeated(declaring, begun)?.ok) return refused('key-reused');
    const checked = await checkPayments({ ...declared, fileId }, call, stores, batchId);
    if ('ok' in checked) return checked;
    const foundFen = sumFen(checked.lines.map(({ entry }) => entry.amountFen));
    if (checked.lines.length !== count || foundFen !== totalFen)
      return refused('totals-differ', { expectedFen: totalFen, foundFen });
    const { batches } = stores;
    const listFile = await keepEvidence(checked.file, 'csv');
    if (begun && begun.listFile !== listFile) return refused('key-reused');
    const declaration = declare({ ...declared, batchId, count, totalFen, listFile }, step);
    await batches.collection.add(batches.compose(declaring, batchId, declaration, null));
    const names = await stores.pupils.classNames(declared.schoolId);
    const lost = await writeLines(stores.disbursements, act, checked.lines, (line) =>
      toDisbursement(line, { ...declared, batchId }, names),
    );
    if (lost.length > 0) {
      await stores.batches.change(
        { ...act, key: `${act.key}.abandon` },
        batchId,
        (batch) => abandon(batch, step),
        () => null,
      );
      return refused('file-rows-faulty', {
        rows: lost.map(({ entry }) => fault(entry.line, 'in-other-batch', undefined, entry.pupilName)),
      });
    }
    const { all } = await sumsOf(stores.disbursements, batchId);
    const lines = { count: all.count, totalFen: all.fen };
    const reply = await batches.change(
      act,
      batchId,
      (batch) => seal(batch, lines),
      (_batch, rev) => ({ batchId, rev }),
    );
    if (reply.ok) await forgetFile(fileId);
    return reply;
  };
}
