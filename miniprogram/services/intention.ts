import { load, save } from './store';

const KEY = 'intentions';
const LIFE_MS = 2 * 60 * 60 * 1000;
const MOST = 20;

interface Intention {
  readonly key: string;
  readonly at: number;
}

type Intentions = Record<string, Intention>;

/**
 * The idempotency key of a write. The same write asked again before it was answered (a second tap, a retry after the app was closed) is
 * the same intention and gets the same key; once answered, or after two hours, it is a new one.
 */
export function keyOf(action: string, input: unknown): string {
  const intentions = pending();
  const mark = markOf(action, input);
  const known = intentions[mark];
  if (known) return known.key;
  const key = newKey();
  save(KEY, newest({ ...intentions, [mark]: { key, at: Date.now() } }));
  return key;
}

/** The write was answered, one way or the other. */
export function forget(action: string, input: unknown): void {
  const intentions = pending();
  const { [markOf(action, input)]: answered, ...rest } = intentions;
  if (answered) save(KEY, rest);
}

/** 22 characters that nobody else has drawn: time and three draws. */
export function newKey(): string {
  const draw = () => Math.floor(Math.random() * 0x7fffffff).toString(36);
  return `${Date.now().toString(36)}${draw()}${draw()}${draw()}`.slice(0, 32);
}

function pending(): Intentions {
  const now = Date.now();
  const all = Object.entries((load(KEY) as Intentions | undefined) ?? {});
  return Object.fromEntries(all.filter(([, { at }]) => Math.abs(now - at) < LIFE_MS));
}

function newest(intentions: Intentions): Intentions {
  return Object.fromEntries(
    Object.entries(intentions)
      .sort(([, a], [, b]) => b.at - a.at)
      .slice(0, MOST),
  );
}

/** FNV-1a over the text, twice with different seeds: enough to tell one phone's drafts apart. */
function markOf(action: string, input: unknown): string {
  const text = JSON.stringify(input);
  return `${action}:${hash(text, 0x811c9dc5)}${hash(text, 0x01000193)}`;
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}
