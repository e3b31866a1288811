import type * as z from 'zod/mini';
import type { ErrorCode, PlatformRefusal } from './errors';
import type { RowFault } from './row-fault';
import type { Role } from './vocabulary';

export { rowFaultCodes, type RowFault, type RowFaultCode } from './row-fault';

/** The version that a client sends with each call; the server accepts this one and the one before. */
export const contractVersion = 1;

/**
 * One thing that may be asked.
 *
 * - `kind`: a read changes nothing; a write carries an idempotency key, and a repeated key has one effect and one answer
 * - `roles`: who may ask, in at least one scope; `anyone` includes people whom the school does not know
 * - `refusals`: what the handler may answer besides what the platform may
 */
export interface Action<
  K extends ActionKind = ActionKind,
  R extends readonly Role[] | 'anyone' = readonly Role[] | 'anyone',
  I extends z.ZodMiniType = z.ZodMiniType,
  O extends z.ZodMiniType = z.ZodMiniType,
  E extends readonly ErrorCode[] = readonly ErrorCode[],
> {
  readonly kind: K;
  readonly roles: R;
  readonly input: I;
  readonly output: O;
  readonly refusals: E;
}

export type ActionKind = 'read' | 'write';

/** Declares an action; all its parts are required. */
export function action<
  const K extends ActionKind,
  const R extends readonly [Role, ...Role[]] | 'anyone',
  I extends z.ZodMiniType,
  O extends z.ZodMiniType,
  const E extends readonly ErrorCode[],
>(declaration: Action<K, R, I, O, E>): Action<K, R, I, O, E> {
  return declaration;
}

export type InputOf<A extends Action> = z.output<A['input']>;
export type OutputOf<A extends Action> = z.output<A['output']>;
export type RefusalOf<A extends Action> = A['refusals'][number] | PlatformRefusal;

/** What travels back. No prose: the client has a text for every code. */
export type Reply<Data, Code extends ErrorCode = ErrorCode> = Accepted<Data> | Refused<Code>;

export interface Accepted<Data> {
  readonly ok: true;
  readonly data: Data;
}

export interface Refused<Code extends ErrorCode = ErrorCode> {
  readonly ok: false;
  readonly code: Code;
  readonly detail?: RefusalDetail;
  /** Names this call in the function's log; set when something went wrong on our side. */
  readonly requestId?: string;
}

/** What a refusal may point at. */
export interface RefusalDetail {
  /** The field at fault, as a path: `audience.classIds.0`. */
  readonly path?: string;
  /** Faulty rows of a file, in its own line numbers. */
  readonly rows?: readonly RowFault[];
  /** Columns that a file lacks, by their Chinese headings. */
  readonly columns?: readonly string[];
  /** Who can do it instead, by name. */
  readonly who?: readonly string[];
  /** ISO instant from which on it may be tried again. */
  readonly after?: string;
  /** Fen. */
  readonly expectedFen?: number;
  readonly foundFen?: number;
}
