import type { ChangeDecision, ChangeEvent, ChangeState } from '../../contract/need';
import { dayOf } from '../shared/calendar';
import { accept, refuse, type Decision } from '../shared/decision';
import { shownOf, valueOf, type Family } from './correctable';
import { settled } from './correctable-value';
import { isWaiting, type Correction } from './correction';
import { tailOf } from './id-number';
import type { Step } from './need';
import type { Pupil } from './pupil';

/** So many decided ones stay with the entry; what was changed stands in its own history for good. */
const decidedKept = 30;

type Asked = Pick<Correction, 'correctionId' | 'field' | 'to' | 'relation'> & { readonly seen: string | null };

type RequestRefusal =
  'already-asked' | 'no-difference' | 'changed-meanwhile' | 'invalid-input' | 'number-wrong' | 'day-differs';

/** One wish for a field at a time, on the value as it was shown; the value must be possible in itself and beside the others. */
export function requestCorrection(
  pupil: Pupil,
  { correctionId, field, seen, to, relation }: Asked,
  { by, at, today, family }: Step & { readonly today: string; readonly family: Family },
): Decision<Pupil, RequestRefusal> {
  if (pupil.corrections.some((one) => one.field === field && isWaiting(one))) return refuse('already-asked');
  if (shownOf(pupil, field, family) !== seen) return refuse('changed-meanwhile');
  const value = settled(pupil, field, { to, today });
  if (!value.accepted) return value;
  if (value.next === valueOf(pupil, field, family)) return refuse('no-difference');
  const asked: Correction = {
    correctionId,
    field,
    from: seen,
    to: value.next,
    state: 'submitted',
    author: by,
    relation,
    verifier: null,
    history: [{ action: 'request', at, by, reason: null }],
  };
  return accept(keeping(pupil, [...pupil.corrections, asked]));
}

type StepRefusal = 'not-found' | 'wrong-state';

export function withdrawCorrection(pupil: Pupil, correctionId: string, step: Step): Decision<Pupil, StepRefusal> {
  const found = correctionOf(pupil, correctionId);
  if (found?.author.id !== step.by.id) return refuse('not-found');
  return isWaiting(found) ? accept(moved(pupil, found, 'withdrawn', step)) : refuse('wrong-state');
}

/** The class teacher's word. */
export function verifyCorrection(
  pupil: Pupil,
  correctionId: string,
  { decision, family, ...step }: Deciding,
): Decision<Pupil, StepRefusal | 'changed-meanwhile'> {
  const found = correctionOf(pupil, correctionId);
  if (!found) return refuse('not-found');
  if (found.state !== 'submitted') return refuse('wrong-state');
  if (decision.kind === 'refuse') return accept(moved(pupil, found, 'refused', { ...step, ...decision }));
  if (isOutdated(pupil, found, { family, at: step.at })) return refuse('changed-meanwhile');
  return accept(moved(pupil, { ...found, verifier: step.by }, 'verified', step));
}

/** The office's word, by which the entry changes. What was changed meanwhile is not overwritten: it can only be refused, and asked anew. */
export function applyCorrection(
  pupil: Pupil,
  correctionId: string,
  { decision, family, ...step }: Deciding & { readonly corrected: (pupil: Pupil, found: Correction) => Pupil },
): Decision<Pupil, StepRefusal | 'own-work' | 'changed-meanwhile'> {
  const { corrected, ...by } = step;
  const found = correctionOf(pupil, correctionId);
  if (!found) return refuse('not-found');
  if (!isWaiting(found)) return refuse('wrong-state');
  if (found.verifier?.id === by.by.id) return refuse('own-work');
  if (decision.kind === 'refuse') return accept(moved(pupil, found, 'refused', { ...by, ...decision }));
  if (isOutdated(pupil, found, { family, at: step.at })) return refuse('changed-meanwhile');
  return accept(moved(corrected(pupil, found), found, 'applied', by));
}

type Seen = Pick<Deciding, 'family' | 'at'>;
type Deciding = Step & { readonly decision: ChangeDecision; readonly family: Family };

export function correctionOf({ corrections }: Pick<Pupil, 'corrections'>, correctionId: string) {
  return corrections.find((one) => one.correctionId === correctionId);
}

/** The field is another than it was shown, or what else stands there now does not go with the wish. */
function isOutdated(pupil: Pupil, { field, from, to }: Correction, { family, at }: Seen): boolean {
  if (shownOf(pupil, field, family) !== from) return true;
  return !settled(pupil, field, { to, today: dayOf(at) }).accepted;
}

const events: Record<Exclude<ChangeState, 'submitted'>, ChangeEvent> = {
  verified: 'verify',
  applied: 'apply',
  refused: 'refuse',
  withdrawn: 'withdraw',
};

function moved(
  pupil: Pupil,
  found: Correction,
  state: Exclude<ChangeState, 'submitted'>,
  { by, at, reason }: Step & { readonly reason?: string },
): Pupil {
  const entry = { action: events[state], at, by, reason: reason ?? null };
  const isNumber = found.field === 'idNumber' || found.field === 'enrolmentNo';
  const to = isNumber && state !== 'verified' ? tailOf(found.to) : found.to;
  const next = { ...found, to, state, history: [...found.history, entry] };
  return keeping(
    pupil,
    pupil.corrections.map((one) => (one.correctionId === found.correctionId ? next : one)),
  );
}

function keeping(pupil: Pupil, corrections: readonly Correction[]): Pupil {
  const tooMany = corrections.filter((one) => !isWaiting(one)).slice(0, -decidedKept);
  return { ...pupil, corrections: corrections.filter((one) => !tooMany.includes(one)) };
}
