import { StartError } from '../../simulator/cloud/errors';
import { DeployFailure } from '../deploy/failure';
import { DataError } from './source';

/** Runs a script and ends the process with its code: what a person can mend is one line, everything else a stack. */
export function runScript(main: () => Promise<number>): void {
  main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      const isPlain =
        [DataError, StartError, DeployFailure].some((kind) => error instanceof kind) || isOptionError(error);
      console.error(isPlain ? (error as Error).message : error);
      process.exitCode = error instanceof DataError ? error.exitCode : 2;
    },
  );
}

function isOptionError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
