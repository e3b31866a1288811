import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../simulator/layout';
import { until } from './until';

const ROOT = path.join(PROJECT_ROOT, '.data', 'tests');
const MAKING_MS = 180_000;

export interface PreparedFolder {
  name: string;
  /** Files and folders, relative to the project: when one changes, the folder is made anew. */
  sources: string[];
  /** More that the content depends on. */
  salt?: string;
  make(dir: string): Promise<void>;
}

/** A folder that is costly to make: made once, whichever test file asks first, and kept until its sources change. */
export async function preparedFolder({ name, sources, salt = '', make }: PreparedFolder): Promise<string> {
  const dir = path.join(ROOT, `${name}-${hashOf(sources, salt)}`);
  const lock = `${dir}.lock`;
  const isThere = () => existsSync(dir);
  mkdirSync(ROOT, { recursive: true });
  await until(() => isThere() || take(lock), `${name} to be prepared`, { timeoutMs: MAKING_MS });
  if (isThere()) return dir;
  try {
    prune(name, path.basename(dir));
    const work = `${dir}.part`;
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    await make(work);
    renameSync(work, dir);
  } finally {
    rmSync(lock, { force: true });
  }
  return dir;
}

function hashOf(sources: string[], salt: string): string {
  const hash = createHash('sha256').update(salt);
  for (const file of sources.flatMap((source) => filesOf(path.join(PROJECT_ROOT, source)))) {
    hash.update(path.relative(PROJECT_ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(place: string): string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((entry) => filesOf(path.join(place, entry)));
}

/** True when this process may make the folder: nobody is at it, or whoever was is gone. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(readFileSync(lock, { encoding: 'utf8', flag: 'a+' }));
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function prune(name: string, kept: string): void {
  for (const entry of readdirSync(ROOT)) {
    const isOld = entry.startsWith(`${name}-`) && !entry.startsWith(kept);
    if (isOld && !entry.endsWith('.lock') && !entry.endsWith('.part'))
      rmSync(path.join(ROOT, entry), { recursive: true, force: true });
  }
}
