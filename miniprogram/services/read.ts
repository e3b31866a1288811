import type { Input, Output } from '../../contract/index';
import type { Answer, ReadName, Source } from './answer';
import { discard, keep, recall } from './cache';
import { ask, isAnswered } from './call';

export type Show<N extends ReadName> = (answer: Answer<N>, source: Source) => void;

/**
 * Shows what the phone remembers at once and what the server says as soon as it is there. `show` is called once or twice; the promise
 * resolves after the last call. A question that the server now refuses is no longer remembered.
 */
export async function read<N extends ReadName>(name: N, input: Input<N>, show: Show<N>): Promise<void> {
  const known = recall(name, input) as Output<N> | undefined;
  if (known !== undefined) show({ ok: true, data: known }, 'cache');
  const answer = await ask(name, input);
  if (answer.ok) keep(name, input, answer.data);
  else if (isAnswered(answer) && answer.code !== 'internal' && answer.code !== 'busy') discard(name, input);
  show(answer, 'network');
}
