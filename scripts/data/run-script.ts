import { StartError } from '../../simulator/cloud/errors';
import { DataError } from './source';

/** Runs a script and ends the process with its code: what a person can mend is one line, everything else a stack. */
export function runScript(main: () => Promise<number>): void {
  main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      const isPlain = error instanceof DataError || error instanceof StartError || isOptionError(error);
      console.error(isPlain ? (error as Error).message : error);
      process.exitCode = error instanceof DataError ? error.exitCode : 2;
    },
  );
}

function isOptionError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
