import { actions, isActionName, type ActionName, type Input, type ReplyTo } from '../../contract/index';
import { contractVersion, type Action, type Refused, type Reply } from '../../contract/action';
import type { Act } from './act';
import type { Caller } from './caller';
import { blindIndexes } from './cipher';
import { now, type Moment } from './clock';
import { cloud } from './cloud';
import { messageOf } from './collection';
import { log } from './log';
import { refused } from './reply';

/** What a handler is given besides its input. */
export interface Call extends Moment {
  readonly caller: Caller;
  /** The writing act; reads have one too, with an empty key, and do not use it. */
  readonly act: Act;
}

export type Handler<N extends ActionName> = (input: Input<N>, call: Call) => Promise<ReplyTo<N>>;

/** A handler for every action of the contract: a missing one does not compile. */
export type Handlers = { readonly [N in ActionName]: Handler<N> };

/** The handlers of one context. */
export type HandlersOf<C extends string> = { readonly [N in Extract<ActionName, `${C}.${string}`>]: Handler<N> };

export interface Request {
  readonly action: unknown;
  readonly input: unknown;
  readonly key?: unknown;
  readonly version: unknown;
}

const keyForm = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The function's entry: knows the caller, checks version, action, role and input, runs the handler, and holds the answer to the contract.
 * Refusals are values; what is thrown is a bug, logged with the request's id and answered `internal`.
 */
export function serve(handlers: Handlers, loadCaller: (openid: string) => Promise<Caller>) {
  return async (event: Request, context?: { request_id?: string }): Promise<Reply<unknown>> => {
    const requestId = context?.request_id ?? '';
    try {
      return await answer(event, handlers, loadCaller);
    } catch (error) {
      log('action-failed', {
        requestId,
        action: String(event.action).slice(0, 60),
        error: messageOf(error),
        stack: stackOf(error),
      });
      return { ok: false, code: 'internal', requestId };
    }
  };
}

async function answer(
  event: Request,
  handlers: Handlers,
  loadCaller: (openid: string) => Promise<Caller>,
): Promise<Reply<unknown>> {
  const { action: name, version } = event;
  if (typeof version !== 'number' || version < contractVersion - 1) return refused('outdated-client');
  const action = typeof name === 'string' ? actions.get(name) : undefined;
  if (typeof name !== 'string' || !action || !isActionName(name)) return refused('unknown-action');
  const caller = await loadCaller(openidOf());
  const barred = barredFrom(action, caller);
  if (barred) return barred;
  const parsed = action.input.safeParse(event.input);
  if (!parsed.success) return refused('invalid-input', { path: parsed.error.issues[0]?.path.join('.') ?? '' });
  const key = action.kind === 'write' ? event.key : '';
  if (typeof key !== 'string' || (action.kind === 'write' && !keyForm.test(key))) return refused('key-missing');
  const moment = now();
  const [inputHash = '', otherInputHash] = blindIndexes('input', JSON.stringify([name, parsed.data]));
  const act: Act = { ...moment, actor: caller.actor, action: name, key, inputHash, otherInputHash };
  const handler = handlers[name] as (input: unknown, call: Call) => Promise<Reply<unknown>>;
  return held(action, await handler(parsed.data, { ...moment, caller, act }));
}

function barredFrom(action: Action, caller: Caller): Refused | null {
  if (caller.openid === '') return refused('forbidden');
  if (action.roles === 'anyone' || caller.holds(action.roles)) return null;
  return refused(caller.stranger ? 'not-bound' : 'forbidden');
}

/** From WeChat; the SDK turns all digits into a number. */
function openidOf(): string {
  const { OPENID } = cloud.getWXContext() as { OPENID?: string | number };
  return String(OPENID ?? '');
}

/** Nothing leaves that the contract does not name, so that no handler gives away more than it should. */
function held(action: Action, reply: Reply<unknown>): Reply<unknown> {
  return reply.ok ? { ok: true, data: action.output.parse(reply.data) } : reply;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4).join(' ') : '';
}
