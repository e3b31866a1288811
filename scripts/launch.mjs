import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '..');
/** A file that has not ended so long after it was told to is stuck. */
const GRACE_MS = 5000;

/**
 * Installs what is missing, then runs a TypeScript file and ends with its exit code.
 * The file ends when this process, or the npm that started it, is gone.
 * @param {string} file @param {string[]} args
 */
export async function launch(file, args) {
  await bootstrap();
  const lifeline = pathToFileURL(path.join(here, 'lifeline.mjs')).href;
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', lifeline, path.resolve(root, file), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => end(signal));
  const watch = setInterval(
    whenOrphaned(() => end('SIGTERM')),
    1000,
  );
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(code ?? 128 + (signal ? os.constants.signals[signal] : 0));
  });
}

/**
 * npm runs a script through a shell that outlives it, so both are watched.
 * @param {() => void} then @returns {() => void}
 */
function whenOrphaned(then) {
  const parent = process.ppid;
  const npm = process.env['npm_lifecycle_event'] ? parentOf(parent) : undefined;
  return () => {
    if (process.ppid !== parent || !isAlive(parent)) return then();
    if (npm !== undefined && (!isAlive(npm) || (process.platform === 'linux' && parentOf(parent) !== npm))) then();
  };
}

/** @param {number} pid @returns {number | undefined} */
function parentOf(pid) {
  try {
    if (process.platform === 'linux')
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[1]);
    if (process.platform === 'win32') return undefined;
    return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
