import { toText } from '../text';

/** As it travels to the automator. */
export function plain(value: unknown): unknown {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(JSON.stringify(value, dropFunctions)) as unknown;
  } catch {
    return toText(value);
  }
}

const dropFunctions = (_key: string, value: unknown): unknown => (typeof value === 'function' ? null : value);

/** `a.b[0].c` of some data; the whole without a path. */
export function valueAt(data: unknown, path: unknown): unknown {
  if (typeof path !== 'string' || path === '') return data;
  const keys = path.replace(/\[(\w+)\]/g, '.$1').split('.');
  return keys.reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
  }, data);
}

/** Turns the text of a function that the automator sends into the function. */
export function compile(declaration: unknown): (...args: unknown[]) => unknown {
  return (0, eval)(`(${String(declaration)})`) as (...args: unknown[]) => unknown;
}

export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const names = (value: unknown): string[] => list(value).map(String);
