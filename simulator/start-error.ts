/** Something that the person at the terminal can mend: shown as one line, without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}

/** The sentence of an error, whatever was thrown: an Error, WeChat's {errCode, errMsg}, or anything else. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'string') return error;
  const { errCode, errMsg } = (error ?? {}) as { errCode?: number | string; errMsg?: string };
  return errMsg === undefined ? JSON.stringify(error) : `${errCode ?? ''} ${errMsg}`.trim();
}

/** The `code` that Node and the operating system put on their errors. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
