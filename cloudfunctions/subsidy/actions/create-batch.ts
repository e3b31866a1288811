import { abandon, declare, seal } from '../../../domain/subsidy/batch';
import { sumFen } from '../../../domain/shared/money';
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
  return async ({ fileId, count, totalFen, ...declared }, { act, caller }) => {
    const step = { by: act.actor, at: act.at };
    if (!caller.holdsIn(declared.schoolId, ['finance'])) return refused('not-found');
    const batchId = idFor('b', act.actor.id, act.key);
    const begun = await stores.batches.collection.get(batchId);
    const before = begun && repeated<{ batchId: string; rev: number }>(act, begun);
    if (before) return before;
    const checked = await checkPayments({ ...declared, fileId }, caller.openid, stores, batchId);
    if ('ok' in checked) return checked;
    const foundFen = sumFen(checked.lines.map(({ entry }) => entry.amountFen));
    if (checked.lines.length !== count || foundFen !== totalFen)
      return refused('totals-differ', { expectedFen: totalFen, foundFen });
    await keepEvidence(checked.file, 'csv');
    const { batches } = stores;
    const declaration = declare({ ...declared, batchId, count, totalFen }, step);
    await batches.collection.add(batches.compose({ ...act, key: `${act.key}.declare` }, batchId, declaration, null));
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
        rows: lost.map(({ entry }) => fault(entry.line, 'already-paid', undefined, entry.pupilName)),
      });
    }
    const { all } = await sumsOf(stores.disbursements, batchId);
    const lines = { count: all.count, totalFen: all.fen };
    return batches.change(
      act,
      batchId,
      (batch) => seal(batch, lines),
      (_batch, rev) => ({ batchId, rev }),
    );
  };
}
