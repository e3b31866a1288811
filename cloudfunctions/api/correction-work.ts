import type { Output } from '../../contract/index';
import { ledger } from '../../contract/ledger';
import { nextForCorrection } from '../ledger/correction-view';
import { pupils } from '../ledger/pupil.store';
import type { Caller } from '../platform/caller';
import type { Condition } from '../platform/condition';

type Work = Output<'home.listWork'>['work'];

/** What waits fits on one screen; the list holds the rest. */
const shown = 10;

/** Corrections of pupils' entries that wait for this person's word: a class teacher's, or an office's. Nobody is asked about kin. */
export async function correctionsFor(caller: Caller): Promise<Work> {
  const applying = caller.appointments.flatMap(({ role, schoolId }) =>
    schoolId !== null && ledger.applyCorrection.roles.some((one) => one === role) ? [schoolId] : [],
  );
  const verifying = caller.appointments.flatMap(({ role, schoolId, classId }) =>
    role === 'classTeacher' && classId !== null && !applying.includes(schoolId ?? '') ? [classId] : [],
  );
  const parts = await Promise.all([
    waitingFor(caller, {
      schoolId: { oneOf: [...new Set(applying)] },
      correctionStates: { oneOf: ['submitted', 'verified'] },
    }),
    waitingFor(caller, { classId: { oneOf: verifying }, correctionStates: 'submitted' }),
  ]);
  return parts.flat();
}

async function waitingFor(caller: Caller, where: Condition): Promise<Work> {
  const found = await pupils.collection.find({ where, order: [['_id', 'asc']], limit: shown });
  return found.flatMap((document) => {
    const { state } = pupils.read(document);
    const open = state.corrections
      .map((one) => ({ kind: nextForCorrection(caller, state, one), since: one.history[0]?.at ?? '' }))
      .filter(({ kind }) => kind !== null);
    const [first] = open;
    if (!first?.kind) return [];
    const { pupilId, schoolId, name: title } = state;
    return [{ kind: first.kind, id: pupilId, schoolId, title, since: first.since, count: open.length }];
  });
}
