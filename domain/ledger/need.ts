import type {
  ChangeDecision,
  ChangeEvent,
  ChangeState,
  NeedCategory,
  NeedEvidence,
  WantedChange,
} from '../../contract/need';
import { accept, refuse, type Actor, type Decision, type HistoryEntry } from '../shared/decision';

/** 困难认定: the categories of one pupil, past and present, and every change that was asked for. Days are `YYYY-MM-DD`. */
export interface NeedRecord {
  readonly pupilId: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly pupilName: string;
  readonly className: string;
  readonly needs: readonly Need[];
  readonly changes: readonly Change[];
  /** The pupil is not enrolled: the record stays, and stands in no list. */
  readonly isAway?: boolean;
}

export interface Need {
  readonly category: NeedCategory;
  readonly since: string;
  /** The last day; null while it lasts. */
  readonly until: string | null;
  readonly evidence: NeedEvidence;
  readonly verifier: Actor;
}

export interface Change {
  readonly changeId: string;
  readonly wanted: WantedChange;
  readonly state: ChangeState;
  readonly author: Actor;
  readonly verifier: Actor | null;
  readonly history: readonly HistoryEntry<ChangeEvent>[];
}

export interface Step {
  readonly by: Actor;
  readonly at: string;
}

/** A change that nobody has ended yet. */
export function isOpen({ state }: Pick<Change, 'state'>): boolean {
  return state === 'submitted' || state === 'verified';
}

export function currentNeeds({ needs }: Pick<NeedRecord, 'needs'>): Need[] {
  return needs.filter(({ until }) => until === null);
}

/**
 * Asks for a change; a day that is still to come is refused, and so is what stands already or is asked already. An end is not before its beginning.
 */
export function request(
  record: NeedRecord,
  asked: { readonly changeId: string; readonly wanted: WantedChange; readonly today: string },
  { by, at }: Step,
): Decision<NeedRecord, 'already-exists' | 'wrong-state' | 'invalid-input'> {
  const { changeId, wanted, today } = asked;
  if (wanted.on > today) return refuse('invalid-input', { path: 'wanted.on' });
  const fault = faultOf(record, wanted);
  if (fault) return fault;
  const isAsked = record.changes.some((one) => isOpen(one) && one.wanted.category === wanted.category);
  if (isAsked) return refuse('already-exists');
  const history = [{ action: 'request' as const, at, by, reason: null }];
  const change: Change = { changeId, wanted, state: 'submitted', author: by, verifier: null, history };
  return accept({ ...record, changes: [...record.changes, change] });
}

type StepRefusal = 'not-found' | 'wrong-state' | 'own-work';

/** The office's word. Nobody verifies what they have asked for. */
export function verify(
  record: NeedRecord,
  changeId: string,
  decision: ChangeDecision,
  step: Step,
): Decision<NeedRecord, StepRefusal> {
  const change = record.changes.find((one) => one.changeId === changeId);
  if (!change) return refuse('not-found');
  if (change.state !== 'submitted') return refuse('wrong-state');
  if (change.author.id === step.by.id) return refuse('own-work');
  if (decision.kind === 'refuse') return accept(moved(record, change, 'refused', { ...step, ...decision }));
  return accept(moved(record, { ...change, verifier: step.by }, 'verified', step));
}

/** The leader's word, by which the categories change. A third person, and only while what was verified still fits. */
export function apply(
  record: NeedRecord,
  changeId: string,
  decision: ChangeDecision,
  step: Step,
): Decision<NeedRecord, StepRefusal | 'changed-meanwhile'> {
  const change = record.changes.find((one) => one.changeId === changeId);
  if (!change) return refuse('not-found');
  if (change.state !== 'verified' || !change.verifier) return refuse('wrong-state');
  if ([change.author.id, change.verifier.id].includes(step.by.id)) return refuse('own-work');
  if (decision.kind === 'refuse') return accept(moved(record, change, 'refused', { ...step, ...decision }));
  if (faultOf(record, change.wanted)) return refuse('changed-meanwhile');
  const needs = changed(record.needs, change.wanted, change.verifier);
  return accept({ ...moved(record, change, 'applied', step), needs });
}

export function withdraw(
  record: NeedRecord,
  changeId: string,
  step: Step,
): Decision<NeedRecord, 'not-found' | 'wrong-state'> {
  const change = record.changes.find((one) => one.changeId === changeId);
  if (change?.author.id !== step.by.id) return refuse('not-found');
  return isOpen(change) ? accept(moved(record, change, 'withdrawn', step)) : refuse('wrong-state');
}

/** Whether the change fits the categories as they stand. */
function faultOf(record: NeedRecord, wanted: WantedChange) {
  const standing = currentNeeds(record).find(({ category }) => category === wanted.category);
  if (wanted.kind === 'begin') {
    if (standing) return refuse('already-exists');
    const isOverlapping = record.needs.some(
      ({ category, until }) => category === wanted.category && until !== null && wanted.on <= until,
    );
    return isOverlapping ? refuse('invalid-input', { path: 'wanted.on' }) : null;
  }
  if (!standing) return refuse('wrong-state');
  return wanted.on < standing.since ? refuse('invalid-input', { path: 'wanted.on' }) : null;
}

function changed(needs: readonly Need[], wanted: WantedChange, verifier: Actor): Need[] {
  const { category, on } = wanted;
  if (wanted.kind === 'begin')
    return [...needs, { category, since: on, until: null, evidence: wanted.evidence, verifier }];
  return needs.map((need) => (need.category === category && need.until === null ? { ...need, until: on } : need));
}

const events: Record<Exclude<ChangeState, 'submitted'>, ChangeEvent> = {
  verified: 'verify',
  applied: 'apply',
  refused: 'refuse',
  withdrawn: 'withdraw',
};

function moved(
  record: NeedRecord,
  change: Change,
  state: Exclude<ChangeState, 'submitted'>,
  { by, at, reason }: Step & { readonly reason?: string },
): NeedRecord {
  const entry = { action: events[state], at, by, reason: reason ?? null };
  const next = { ...change, state, history: [...change.history, entry] };
  return { ...record, changes: record.changes.map((one) => (one.changeId === change.changeId ? next : one)) };
}
