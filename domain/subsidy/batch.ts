import type { BatchEvent, BatchState } from '../../contract/subsidy';
import type { Programme } from '../../contract/vocabulary';
import { accept, refuse, type Actor, type Decision, type HistoryEntry } from '../shared/decision';

/** 发放批次. Count and total are declared when it is made and hold to the end. */
export interface Batch {
  readonly batchId: string;
  readonly schoolId: string;
  readonly programme: Programme;
  readonly term: string;
  readonly title: string;
  readonly count: number;
  readonly totalFen: number;
  readonly state: BatchState;
  readonly maker: Actor;
  readonly auditor: Actor | null;
  readonly approver: Actor | null;
  readonly createdAt: string;
  /** The day on which the bank paid, by its first result. */
  readonly paidOn: string | null;
  /** The payment list that it was made from, as kept. */
  readonly listFile: string;
  /** What the bank has said, in order: the first result, then those that settle what it left unknown. */
  readonly bankResults: readonly BankResult[];
  /** Of how many lines the bank does not know whether they were paid. */
  readonly unknownCount: number;
  /** The bank's result that is being entered: no other may be entered beside it. */
  readonly claim: BankClaim | null;
  /** Whether the families have been told of the payment: a job does it. */
  readonly announcement: 'none' | 'pending' | 'done';
  readonly history: readonly HistoryEntry<BatchEvent>[];
}

/** Which file, by its hash, and the day on which the bank paid. */
export interface BankClaim {
  readonly hash: string;
  readonly paidOn: string;
}

/** A bank result that stands in the lines: the day on which the bank paid, and the file as kept. */
export interface BankResult {
  readonly paidOn: string;
  readonly file: string;
}

export interface Step {
  readonly by: Actor;
  readonly at: string;
}

/** What the signer saw on the screen: it must be what stands. */
export interface Signed {
  readonly count: number;
  readonly totalFen: number;
}

export type Declaration = Pick<
  Batch,
  'batchId' | 'schoolId' | 'programme' | 'term' | 'title' | 'count' | 'totalFen' | 'listFile'
>;

/** A batch whose lines are still to be written. */
export function declare(declaration: Declaration, { by, at }: Step): Batch {
  return {
    ...declaration,
    state: 'importing',
    maker: by,
    auditor: null,
    approver: null,
    createdAt: at,
    paidOn: null,
    bankResults: [],
    unknownCount: 0,
    claim: null,
    announcement: 'none',
    history: [{ action: 'create', at, by, reason: null }],
  };
}

/** Seals the lines: they must be as many and sum to as much as was declared. */
export function seal(batch: Batch, lines: Signed): Decision<Batch, 'totals-differ' | 'wrong-state'> {
  if (batch.state === 'draft') return accept(batch);
  if (batch.state !== 'importing') return refuse('wrong-state');
  if (!agrees(batch, lines)) return refuse('totals-differ', { expectedFen: batch.totalFen, foundFen: lines.totalFen });
  return accept({ ...batch, state: 'draft' });
}

/** By another person of the finance office: who prepares never audits. */
export function audit(
  batch: Batch,
  signed: Signed,
  step: Step,
): Decision<Batch, 'wrong-state' | 'own-work' | 'totals-differ'> {
  if (batch.state !== 'draft') return refuse('wrong-state');
  if (batch.maker.id === step.by.id) return refuse('own-work');
  if (!agrees(batch, signed))
    return refuse('totals-differ', { expectedFen: batch.totalFen, foundFen: signed.totalFen });
  return accept({ ...moved(batch, 'audited', 'audit', step), auditor: step.by });
}

/** By a leader who neither made nor audited it. */
export function approve(
  batch: Batch,
  signed: Signed,
  step: Step,
): Decision<Batch, 'wrong-state' | 'own-work' | 'totals-differ'> {
  if (batch.state !== 'audited') return refuse('wrong-state');
  if (batch.maker.id === step.by.id || batch.auditor?.id === step.by.id) return refuse('own-work');
  if (!agrees(batch, signed))
    return refuse('totals-differ', { expectedFen: batch.totalFen, foundFen: signed.totalFen });
  return accept({ ...moved(batch, 'approved', 'approve', step), approver: step.by });
}

/** Until the bank's result is begun to be entered; also when its making stopped half-way, or its lines would be held for ever. */
export function mayBeReturned({ state, claim }: Pick<Batch, 'state' | 'claim'>): boolean {
  return state === 'importing' || state === 'draft' || state === 'audited' || (state === 'approved' && claim === null);
}

/** Before the bank has said anything a batch may be sent back; its lines are free for a new one. */
export function sendBack(batch: Batch, reason: string, step: Step): Decision<Batch, 'wrong-state'> {
  if (!mayBeReturned(batch)) return refuse('wrong-state');
  return accept(moved(batch, 'returned', 'return', { ...step, reason }));
}

/** A batch that could not be completed gives its lines back. */
export function abandon(batch: Batch, step: Step): Decision<Batch, 'wrong-state'> {
  return batch.state === 'importing' ? accept(moved(batch, 'returned', 'abandon', step)) : refuse('wrong-state');
}

/** The families have been told of so many results; one that came meanwhile is still to be told. */
export function announced(batch: Batch, results: number): Decision<Batch, never> {
  if (batch.bankResults.length > results) return accept(batch);
  return accept({ ...batch, announcement: 'done' });
}

/** Approved, or reconciled but for lines of which the bank did not know. */
export function awaitsBank({ state, unknownCount }: Pick<Batch, 'state' | 'unknownCount'>): boolean {
  return state === 'approved' || (state === 'reconciled' && unknownCount > 0);
}

/** What this person may do next with the batch, if anything. */
export function nextStep(
  batch: Batch,
  who: { readonly id: string; readonly auditor: boolean; readonly leader: boolean; readonly finance: boolean },
): 'audit' | 'approve' | 'record-bank-result' | null {
  if (batch.state === 'draft' && who.auditor && batch.maker.id !== who.id) return 'audit';
  if (batch.state === 'audited' && who.leader && batch.maker.id !== who.id && batch.auditor?.id !== who.id)
    return 'approve';
  if (awaitsBank(batch) && who.finance) return 'record-bank-result';
  return null;
}

function agrees(batch: Batch, other: Signed): boolean {
  return batch.count === other.count && batch.totalFen === other.totalFen;
}

/** The batch in another state, and that in its history. */
export function moved(
  batch: Batch,
  state: BatchState,
  action: BatchEvent,
  { by, at, reason }: Step & { readonly reason?: string },
): Batch {
  return { ...batch, state, history: [...batch.history, { action, at, by, reason: reason ?? null }] };
}
