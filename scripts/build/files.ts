import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** What a build produces: content by path, relative to its folder, with forward slashes. */
export type Files = Map<string, string | Uint8Array>;

export function toPosix(path: string): string {
  return path.split(sep).join('/');
}

/** Every file below the folder, relative to it, with forward slashes, sorted. An absent folder is empty. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreAbsent);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => toPosix(relative(folder, join(entry.parentPath, entry.name))))
    .sort();
}

/** Makes the folder hold exactly these files: writes only what changed, each file at once, and removes the rest. */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  const stale = (await listFiles(folder)).filter((path) => !files.has(path));
  await Promise.all([...files].map(([path, content]) => writeChanged(join(folder, path), Buffer.from(content))));
  await Promise.all(stale.map((path) => rm(join(folder, path), { force: true })));
}

async function writeChanged(path: string, content: Buffer): Promise<void> {
  const existing = await readFile(path).catch(() => undefined);
  if (existing?.equals(content)) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, path);
}

function ignoreAbsent(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
