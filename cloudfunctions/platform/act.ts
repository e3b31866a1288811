import type { Actor } from '../../domain/shared/decision';
import type { Moment } from './clock';

/** One writing call: who, what, when, and the key under which it has one effect. */
export interface Act extends Moment {
  readonly actor: Actor;
  readonly action: string;
  /** The idempotency key. */
  readonly key: string;
  /** Keyed hash of the input: proves what was asked without keeping it. */
  readonly inputHash: string;
}

/** What every written document carries besides its own fields. */
export interface Envelope {
  readonly _id: string;
  /** The version of the document's form. */
  readonly v: number;
  /** Counts the writes. */
  readonly rev: number;
  /** Audit events that wait to be moved into the audit log. */
  readonly events: readonly AuditEvent[];
  /** Since when events wait; null when none do. */
  readonly pendingAt: string | null;
  /** The last answers, by idempotency key. */
  readonly recent: readonly RecentAnswer[];
}

export interface AuditEvent {
  readonly seq: number;
  readonly actor: string;
  readonly action: string;
  readonly at: string;
  readonly inputHash: string;
  readonly key: string;
}

export interface RecentAnswer {
  readonly key: string;
  readonly inputHash: string;
  readonly answer: unknown;
}

const recentKept = 20;

export function firstEnvelope(act: Act, id: string, v: number, answer: unknown): Envelope {
  return {
    _id: id,
    v,
    rev: 1,
    events: [eventOf(act, 1)],
    pendingAt: act.at,
    recent: [{ key: act.key, inputHash: act.inputHash, answer }],
  };
}

/** The envelope's fields after one more write; `_id` and `v` stay. */
export function nextEnvelope(act: Act, before: Envelope, answer: unknown): Omit<Envelope, '_id' | 'v'> {
  const rev = before.rev + 1;
  return {
    rev,
    events: [...before.events, eventOf(act, rev)],
    pendingAt: before.pendingAt ?? act.at,
    recent: [...before.recent.slice(1 - recentKept), { key: act.key, inputHash: act.inputHash, answer }],
  };
}

/** The answer this key was given before, if it was. */
export function recentAnswer(act: Act, document: Envelope): RecentAnswer | undefined {
  return document.recent.find((answer) => answer.key === act.key);
}

function eventOf(act: Act, seq: number): AuditEvent {
  return { seq, actor: act.actor.id, action: act.action, at: act.at, inputHash: act.inputHash, key: act.key };
}
