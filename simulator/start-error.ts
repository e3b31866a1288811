import { StartError } from './cloud/errors';

/** One line for the person at the terminal; `cause` is what a programmer wants to see. */
export function startError(message: string, cause: unknown): StartError {
  return Object.assign(new StartError(message), { cause });
}

/** The `code` that Node and the operating system put on their errors. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
