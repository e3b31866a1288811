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
  /** During a rotation the same under the other key: a call may be repeated after the keys were changed. */
  readonly otherInputHash?: string | undefined;
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
  /** The last answers, by actor and idempotency key. */
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
  readonly actor: string;
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
    recent: [answerTo(act, answer)],
  };
}

/** The envelope's fields after one more write; `_id` and `v` stay. */
export function nextEnvelope(act: Act, before: Envelope, answer: unknown): Omit<Envelope, '_id' | 'v'> {
  const rev = before.rev + 1;
  return {
    rev,
    events: [...before.events, eventOf(act, rev)],
    pendingAt: before.pendingAt ?? act.at,
    recent: [...before.recent.slice(1 - recentKept), answerTo(act, answer)],
  };
}

/** The answer that this person was given to this key before. Another person with the same key is a stranger to it. */
export function recentAnswer({ actor, key }: Act, document: Envelope): RecentAnswer | undefined {
  return document.recent.find((answer) => answer.key === key && answer.actor === actor.id);
}

/** Whether this very call, or an earlier attempt of it, has made the document. */
export function isMadeBy({ actor, key }: Act, { recent: [first] }: Pick<Envelope, 'recent'>): boolean {
  return first?.key === key && first.actor === actor.id;
}

function answerTo({ actor, key, inputHash }: Act, answer: unknown): RecentAnswer {
  return { actor: actor.id, key, inputHash, answer };
}

/** The audit event of one write, which has raised the document's revision to `seq`. */
export function eventOf(act: Act, seq: number): AuditEvent {
  return { seq, actor: act.actor.id, action: act.action, at: act.at, inputHash: act.inputHash, key: act.key };
}
