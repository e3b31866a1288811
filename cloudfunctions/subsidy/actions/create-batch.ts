import { accept, refuse } from '../../../domain/shared/decision';
import { abandon, declare, seal } from '../../../domain/subsidy/batch';
import type { Disbursement } from '../../../domain/subsidy/disbursement';
import { sumFen } from '../../../domain/shared/money';
import type { Act } from '../../platform/act';
import { keepEvidence } from '../../platform/files';
import { idFor } from '../../platform/ids';
import { inParallel } from '../../platform/parallel';
import { repeated } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Disbursements } from '../disbursement.store';
import { checkPayments, type PayableLine, type PaymentStores } from '../payment-check';
import { sumsOf } from '../sums';
import { fault } from '../../platform/csv';

const width = 8;

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

/** The lines that another batch took meanwhile. */
async function writeLines(
  store: Disbursements,
  act: Act,
  lines: readonly PayableLine[],
  toState: (line: PayableLine) => Disbursement,
): Promise<PayableLine[]> {
  const taken = await inParallel(lines, width, async (line) => {
    const state = toState(line);
    if (line.heldBy === state.batchId) return false;
    if (line.heldBy === null && (await store.collection.add(store.compose(act, line.id, state, null)))) return false;
    const expected = [line.heldBy, state.batchId];
    const reply = await store.change(
      act,
      line.id,
      (standing) => {
        if (standing.batchId === state.batchId) return accept(standing);
        return expected.includes(standing.batchId) ? accept(state) : refuse('already-paid-elsewhere');
      },
      () => null,
    );
    return !reply.ok;
  });
  return lines.filter((_line, place) => taken[place] === true);
}

function toDisbursement(
  { id, entry, pupil }: PayableLine,
  batch: Pick<Disbursement, 'batchId' | 'schoolId' | 'programme' | 'term'>,
  classNames: ReadonlyMap<string, string>,
): Disbursement {
  const { pupilId, pupilName, amountFen, bank, holder, cardTail } = entry;
  return {
    disbursementId: id,
    schoolId: batch.schoolId,
    batchId: batch.batchId,
    programme: batch.programme,
    term: batch.term,
    pupilId,
    pupilName,
    classId: pupil.classId,
    className: classNames.get(pupil.classId) ?? '',
    amountFen,
    bank,
    holder,
    cardTail,
    outcome: 'pending',
    failure: null,
    paidOn: null,
    answer: null,
    answers: [],
    ticket: null,
  };
}
