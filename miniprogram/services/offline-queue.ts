import type { Input } from '../../contract/index';
import type { Answer } from './answer';
import { call, isAnswered } from './call';
import { newKey } from './intention';
import { load, save } from './store';

const STORE = 'offline-queue';

/** What may wait for the network: a guardian's answers. They are true whenever they arrive. */
export type WaitingName = 'notice.acknowledge' | 'notice.markRead' | 'subsidy.confirmReceipt';

export interface Waiting<N extends WaitingName = WaitingName> {
  readonly name: N;
  readonly input: Input<N>;
  readonly key: string;
}

let sending: Promise<number> | undefined;

/** Keys of what is being sent by the tap itself. */
const underWay = new Set<string>();

/**
 * Keeps the answer on the phone before anything else, so that a tap outlives the app, and sends it. Without network it stays (`kept`) and is
 * sent by `sendWaiting`, once.
 */
export async function sendOrKeep<N extends WaitingName>(name: N, input: Input<N>): Promise<Answer<N>> {
  const same = waiting().find((one) => isSame(one, name, input));
  const item: Waiting<N> = { name, input, key: same?.key ?? newKey() };
  const isKept = put(item);
  underWay.add(item.key);
  const answer = await call(name, input, { key: item.key });
  underWay.delete(item.key);
  if (!isAnswered(answer)) return isKept ? { ok: false, code: 'kept' } : answer;
  takeOut((one) => one.key === item.key || (!isKept && isAbout(one, name, input)));
  return answer;
}

/** Answers that are still on the phone. */
export function waiting(): Waiting[] {
  return (load(STORE) as Waiting[] | undefined) ?? [];
}

/** The notices or payments about which an answer is still on the phone. */
export function waitingSubjects(name: WaitingName): string[] {
  return waiting()
    .filter((one) => one.name === name)
    .map(({ input }) => subject(input));
}

/** The answer about this payment that is still on the phone. */
export function keptReceipt(disbursementId: string): Input<'subsidy.confirmReceipt'> | undefined {
  const inputs = waiting().flatMap(({ input }) => ('disbursementId' in input ? [input] : []));
  return inputs.find((input) => input.disbursementId === disbursementId);
}

/** Sends what waits, in the order in which it was given; resolves to how many were answered. Call when the network may be back. */
export function sendWaiting(): Promise<number> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(): Promise<number> {
  let count = 0;
  for (const item of waiting().filter(({ key }) => !underWay.has(key))) {
    const answer = await call(item.name, item.input, { key: item.key });
    if (!isAnswered(answer)) break;
    takeOut(({ key }) => key === item.key);
    count += 1;
  }
  return count;
}

function put(item: Waiting): boolean {
  const others = waiting().filter((one) => !isAbout(one, item.name, item.input));
  return save(STORE, [...others, item]);
}

function takeOut(isOut: (one: Waiting) => boolean): void {
  const all = waiting();
  const rest = all.filter((one) => !isOut(one));
  if (rest.length < all.length) save(STORE, rest);
}

function isSame(one: Waiting, name: WaitingName, input: Input<WaitingName>): boolean {
  return one.name === name && JSON.stringify(one.input) === JSON.stringify(input);
}

/** A newer answer about the same notice or payment replaces the one that waits. */
function isAbout(one: Waiting, name: WaitingName, input: Input<WaitingName>): boolean {
  return one.name === name && subject(one.input) === subject(input);
}

function subject(input: Input<WaitingName>): string {
  return 'noticeId' in input ? input.noticeId : input.disbursementId;
}
