import { contractVersion } from '../../contract/action';
import type { ActionName, Input } from '../../contract/index';
import type { Answer, ClientCode, ReadName, WriteName } from './answer';
import { forget, keyOf } from './intention';

const PATIENCE_MS = 15_000;
const PAUSES_MS = [400, 1200] as const;

export interface CallOptions {
  /** A write carries one; with it the call is repeated until it is answered. */
  readonly key?: string;
}

/** Asks the server to change something. Until it is answered, the same write keeps the same idempotency key. */
export async function write<N extends WriteName>(name: N, input: Input<N>): Promise<Answer<N>> {
  const answer = await call(name, input, { key: keyOf(name, input) });
  if (isAnswered(answer)) forget(name, input);
  return answer;
}

/** Asks the server a question. */
export function ask<N extends ReadName>(name: N, input: Input<N>): Promise<Answer<N>> {
  return call(name, input);
}

/** The only place that calls the cloud. A write whose answer is lost is sent again with its key, three times in all. */
export async function call<N extends ActionName>(
  name: N,
  input: Input<N>,
  options: CallOptions = {},
): Promise<Answer<N>> {
  const data = { action: name, input, version: contractVersion, ...options };
  let answer = await send<N>(data);
  if (options.key === undefined) return answer;
  for (const pause of PAUSES_MS) {
    if (isAnswered(answer)) break;
    await wait(pause);
    answer = await send<N>(data);
  }
  return answer;
}

/** The server has spoken: neither the way there nor the way back was lost. */
export function isAnswered(answer: { ok: boolean; code?: string }): boolean {
  return answer.ok || (answer.code !== 'offline' && answer.code !== 'timeout');
}

async function send<N extends ActionName>(data: Record<string, unknown>): Promise<Answer<N>> {
  const request = wx.cloud.callFunction({ name: 'api', data }).then(
    ({ result }) => toAnswer<N>(result),
    (error: unknown): Answer<N> => ({ ok: false, code: codeOf(error) }),
  );
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, code: 'timeout' }), PATIENCE_MS);
    void request.then((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

function toAnswer<N extends ActionName>(result: unknown): Answer<N> {
  const isReply = typeof result === 'object' && result !== null && 'ok' in result;
  return isReply ? (result as Answer<N>) : { ok: false, code: 'internal' };
}

/** WeChat's own errors. A network that fails has errCode -1 or none; what the cloud answers has a number below -100,000. */
function codeOf(error: unknown): ClientCode | 'internal' | 'too-large' {
  const { errCode, errMsg } = error as { errCode?: unknown; errMsg?: unknown };
  const text = String(errMsg ?? error);
  if (/exceed.*(size|payload|limit)|too large/i.test(text)) return 'too-large';
  if (/time.?(d )?out/i.test(text) || errCode === -404012 || errCode === -604102) return 'timeout';
  return typeof errCode === 'number' && errCode < -100_000 ? 'internal' : 'offline';
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
