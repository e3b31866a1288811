/** As it travels to the automator: JSON, without functions, a circle cut where it closes. */
export function plain(value: unknown): unknown {
  if (value === undefined || typeof value === 'function') return undefined;
  const above: unknown[] = [];
  const text = JSON.stringify(value, function (this: unknown, _key, each: unknown) {
    while (above.length > 0 && above.at(-1) !== this) above.pop();
    if (typeof each !== 'object' || each === null) return each;
    if (above.includes(each)) return null;
    above.push(each);
    return each;
  });
  return JSON.parse(text) as unknown;
}

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
