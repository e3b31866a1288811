import { DATA_KEYS, OLD_KEYS } from './keys';

/** Which every function knows before the first of them writes with them. */
export const NEXT_KEYS = ['FIELD_KEY_NEXT', 'INDEX_KEY_NEXT'] as const;

type Variables = Readonly<Record<string, string>>;

/** The old keys are to be found under `_OLD`, and a function still writes with them. */
export function isBefore(declared: Variables, known: Variables): boolean {
  return OLD_KEYS.some((old, at) => old in declared && known[DATA_KEYS[at] ?? ''] === declared[old]);
}

/** Whether a function that still writes with the old keys knows the next ones. */
export function knowsNext(declared: Variables, known: Variables): boolean {
  return NEXT_KEYS.every((next, at) => known[next] === declared[DATA_KEYS[at] ?? '']);
}

/**
 * Between the old keys and the new ones every function still writes with the old ones and reads both. Values or fingerprints of what is declared at the
 * end.
 */
export function variablesBetween(declared: Variables): Record<string, string> {
  const between: Record<string, string> = {};
  for (const [name, value] of Object.entries(declared)) if (!isOld(name)) between[name] = value;
  for (const [at, name] of DATA_KEYS.entries()) {
    between[NEXT_KEYS[at] ?? ''] = declared[name] ?? '';
    between[name] = declared[OLD_KEYS[at] ?? ''] ?? '';
  }
  return between;
}

export const withdrawnBetween: readonly string[] = OLD_KEYS;

function isOld(name: string): boolean {
  return OLD_KEYS.some((old) => old === name);
}
