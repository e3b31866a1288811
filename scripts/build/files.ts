import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
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
  for (const path of stale) await removeFile(folder, path);
}

async function writeChanged(path: string, content: Buffer): Promise<void> {
  const existing = await readFile(path).catch(() => undefined);
  if (existing?.equals(content)) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, path);
}

/** Removes the file and the folders that it leaves empty. */
async function removeFile(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    const isGone = await rmdir(join(folder, parent)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
