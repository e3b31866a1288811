import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../simulator/layout';
import { until } from '../support/until';

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'launch-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a file as npm does; resolves when it has begun. */
async function begin(source: string): Promise<ChildProcess> {
  const file = path.join(folder, 'file.ts');
  writeFileSync(file, `process.on('SIGTERM', () => undefined);\nconsole.log('pid', process.pid);\n${source}\n`);
  const started = spawn(process.execPath, ['scripts/run.mjs', file], { cwd: PROJECT_ROOT });
  child = started;
  await once(started.stdout, 'data');
  return started;
}

test.each([
  ['never comes back from what it does', 'for (;;);'],
  ['waits for ever', 'setInterval(() => undefined, 1000);'],
])(
  'SIGTERM ends a script that %s',
  async (_what, source) => {
    const started = await begin(source);
    started.kill('SIGTERM');
    const exitCode = await until(() => started.exitCode, 'the script to end', { timeoutMs: 15_000 });
    expect(exitCode).toBe(128 + constants.signals.SIGKILL);
  },
  30_000,
);
