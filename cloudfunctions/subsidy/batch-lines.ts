import { accept, refuse } from '../../domain/shared/decision';
import { attemptOf, tryAgain } from '../../domain/subsidy/attempt';
import type { Disbursement } from '../../domain/subsidy/disbursement';
import type { Act } from '../platform/act';
import { inParallel } from '../platform/parallel';
import type { Disbursements } from './disbursement.store';
import type { PayableLine } from './payment-check';

const width = 8;

/**
 * Writes the lines; answers those that another batch took meanwhile. The one with the least id goes first, alone: of two batches of the same
 * pupils, whoever has it has them all, so that they do not take half from each other.
 */
export async function writeLines(
  store: Disbursements,
  act: Act,
  lines: readonly PayableLine[],
  toState: (line: PayableLine) => Disbursement,
): Promise<PayableLine[]> {
  const [first, ...others] = [...lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!first) return [];
  if (!(await writeLine(store, act, first, toState(first)))) return [first];
  const written = await inParallel(others, width, (line) => writeLine(store, act, line, toState(line)));
  return others.filter((_line, place) => written[place] === false);
}

/** False when another batch took it meanwhile. */
async function writeLine(store: Disbursements, act: Act, line: PayableLine, state: Disbursement): Promise<boolean> {
  if (line.heldBy === state.batchId) return true;
  if (line.heldBy === null && (await store.collection.add(store.compose(act, line.id, state, null)))) return true;
  const expected = [line.heldBy, state.batchId];
  const reply = await store.change(
    act,
    line.id,
    (standing) => {
      if (standing.batchId === state.batchId) return accept(standing);
      if (!expected.includes(standing.batchId)) return refuse('wrong-state');
      const { pupilName, classId, className } = state;
      return tryAgain({ ...standing, pupilName, classId, className }, attemptOf(state));
    },
    () => null,
  );
  return reply.ok;
}

export function toDisbursement(
  { id, part, entry, pupil }: PayableLine,
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
    part,
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
    result: null,
    earlier: [],
  };
}
