import { metrics } from '../metrics';
import { runProgramCode } from '../problems';
import { toText } from '../text';

/** What every asynchronous function of wx takes. */
export interface Options {
  success?: (result: Record<string, unknown>) => void;
  fail?: (error: Record<string, unknown>) => void;
  complete?: (result: Record<string, unknown>) => void;
  [name: string]: unknown;
}

export type Api = (options?: Options) => Promise<unknown> | undefined;

/** Why a call of wx fails: `errMsg` becomes `<name>:fail <reason>`; `fields` stand beside it (errCode, errno). */
export class ApiError extends Error {
  constructor(
    readonly reason: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

/**
 * A function of wx in both styles: with success, fail or complete it calls them and returns nothing, else it returns a promise.
 * Failures are `{errMsg}` objects, never Error.
 */
export function api(name: string, run: (options: Options) => unknown): Api {
  return (options: Options = {}) => {
    const result = settle(name, run, options);
    const { success, fail, complete } = options;
    if (!success && !fail && !complete) return result;
    result.then(
      (value) => {
        runProgramCode(() => success?.(value));
        runProgramCode(() => complete?.(value));
      },
      (reason: unknown) => {
        const error = reason as Record<string, unknown>;
        runProgramCode(() => fail?.(error));
        runProgramCode(() => complete?.(error));
      },
    );
    return undefined;
  };
}

async function settle(
  name: string,
  run: (options: Options) => unknown,
  options: Options,
): Promise<Record<string, unknown>> {
  try {
    const value = await run(options);
    metrics.begin(`${name}:ok`);
    return { errMsg: `${name}:ok`, ...(typeof value === 'object' && value !== null ? value : {}) };
  } catch (error) {
    metrics.begin(`${name}:fail`);
    throw failure(name, error);
  }
}

/** What `fail` is called with: a plain object in WeChat, whatever its type says here to those who throw it. */
function failure(name: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : toText(error);
  const fields = error instanceof ApiError ? error.fields : {};
  const plain: object = { errMsg: `${name}:fail ${reason}`, ...fields };
  return plain as Error;
}

export const text = (value: unknown, fallback = ''): string =>
  value === undefined || value === null ? fallback : toText(value);

/** For parameters that WeChat insists on. */
export function requireText(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === 'string') return value;
  throw new ApiError(
    `parameter error: parameter.${name} should be String instead of ${value === undefined ? 'Undefined' : typeof value};`,
  );
}
