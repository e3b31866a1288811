import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { helpOf, readCommandLine, type Command, type Given, type Option } from '../simulator/command-line';
import { messageOf } from '../simulator/cloud/errors';
import { PlainError, plainMessage } from '../simulator/plain-error';

const LOG = path.resolve(__dirname, '../.data/error.log');

/**
 * Runs a script with what was typed and ends the process with its code. `--help` prints what the script takes; what a person can mend is one
 * line; everything else is said without its stack, which goes into a file.
 */
export async function runScript<Known extends Readonly<Record<string, Option>>>(
  declared: Command<Known>,
  main: (given: Given<Known>) => Promise<number>,
): Promise<void> {
  try {
    const given = readCommandLine(declared, process.argv.slice(2));
    if (given) process.exitCode = await main(given);
    else console.log(helpOf(declared));
  } catch (error) {
    console.error(plainMessage(error) ?? surprise(error));
    process.exitCode = error instanceof PlainError ? error.exitCode : 2;
  }
}

function surprise(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    mkdirSync(path.dirname(LOG), { recursive: true });
    writeFileSync(LOG, `${stack}\n`);
  } catch {
    return stack;
  }
  return `没有做成：${messageOf(error)}\n详细情况在 ${path.relative(process.cwd(), LOG)}`;
}
