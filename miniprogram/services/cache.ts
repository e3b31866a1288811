import { contractVersion } from '../../contract/action';
import { drop, load, save } from './store';

const INDEX = `answers:${contractVersion}`;
const MOST = 40;
const LONGEST = 60_000;

/** What the server last answered to this question, or undefined. */
export function recall(action: string, input: unknown): unknown {
  return load(keyOf(action, input));
}

/** Keeps an answer; the oldest make room. */
export function keep(action: string, input: unknown, data: unknown): void {
  const key = keyOf(action, input);
  if (JSON.stringify(data).length > LONGEST) return drop(key);
  const known = kept(INDEX);
  const keys = [key, ...known.filter((one) => one !== key)];
  keys.slice(MOST).forEach(drop);
  if (save(key, data) && known[0] !== key) save(INDEX, keys.slice(0, MOST));
}

export function discard(action: string, input: unknown): void {
  drop(keyOf(action, input));
}

/** Answers that an older version of the contract left behind. Call when nobody waits. */
export function sweep(): void {
  for (let version = 1; version < contractVersion; version++) {
    const index = `answers:${version}`;
    kept(index).forEach(drop);
    drop(index);
  }
}

function kept(index: string): string[] {
  return (load(index) as string[] | undefined) ?? [];
}

function keyOf(action: string, input: unknown): string {
  return `answer:${contractVersion}:${action}:${JSON.stringify(input)}`;
}
