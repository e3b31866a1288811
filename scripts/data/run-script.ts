import { StartError } from '../../simulator/cloud/errors';
import { DeployFailure } from '../deploy/failure';
import { DataError } from './source';

/** Runs a script and ends the process with its code: what a person can mend is one line, everything else a stack. */
export function runScript(main: () => Promise<number>): void {
  main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(said(error));
      process.exitCode = error instanceof DataError ? error.exitCode : 2;
    },
  );
}

function said(error: unknown): unknown {
  if (error instanceof DataError || error instanceof StartError || error instanceof DeployFailure) return error.message;
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) return error;
  return `命令看不懂：${error.message.split('\n')[0] ?? ''}。加 --help 看用法。`;
}
