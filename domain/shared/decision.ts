import type { RefusalDetail } from '../../contract/action';
import type { ErrorCode } from '../../contract/errors';

/** What a rule says to a command: the next state, or why not. Never thrown. */
export type Decision<State, Code extends ErrorCode = ErrorCode> = Accept<State> | Refuse<Code>;

export interface Accept<State> {
  readonly accepted: true;
  readonly next: State;
}

export interface Refuse<Code extends ErrorCode> {
  readonly accepted: false;
  readonly code: Code;
  readonly detail?: RefusalDetail;
}

export function accept<State>(next: State): Accept<State> {
  return { accepted: true, next };
}

export function refuse<Code extends ErrorCode>(code: Code, detail?: RefusalDetail): Refuse<Code> {
  return detail ? { accepted: false, code, detail } : { accepted: false, code };
}

/** Who acts: the name is kept beside the id, because a history must stay readable when people leave. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** One line of a thing's history, as people read it. */
export interface HistoryEntry<Event extends string> {
  readonly action: Event;
  readonly at: string;
  readonly by: Actor;
  readonly reason: string | null;
}
