import { accept, refuse } from '../../domain/shared/decision';
import type { Disbursement } from '../../domain/subsidy/disbursement';
import type { Act } from '../platform/act';
import { inParallel } from '../platform/parallel';
import type { Disbursements } from './disbursement.store';
import type { PayableLine } from './payment-check';

const width = 8;

/** The lines that another batch took meanwhile. */
export async function writeLines(
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

export function toDisbursement(
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
