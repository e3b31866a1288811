import { shell } from './link';

/** Something that a person should see: in the console and in the shell's log. */
export function reportProblem(text: string, cause?: unknown): void {
  if (cause === undefined) console.error(text);
  else console.error(text, cause);
  shell.post({ type: 'problem', text });
}

/** The error for anything that the phone does not serve; already shown when it is thrown. */
export function notSimulated(name: string): Error {
  const error = new Error(`not simulated: ${name}`);
  reportProblem(error.message);
  return error;
}

export function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg);
  return String(error);
}

/** Runs code of the program; what it throws is an uncaught error of the program, not of the phone. */
export function runProgramCode(code: () => void): void {
  try {
    code();
  } catch (error) {
    reportError(error);
  }
}
