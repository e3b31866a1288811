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
  const waiting = `${folder}.${process.pid}`;
  try {
    await mkdir(waiting, { recursive: true });
    const places = [...files].map(([path, content], index) => ({ path, content, part: join(waiting, String(index)) }));
    await Promise.all(places.map(({ path, content, part }) => writeChanged(join(folder, path), content, part)));
  } finally {
    await rm(waiting, { recursive: true, force: true });
  }
  for (const path of stale) await removeFile(folder, path);
}

/** Writes beside and moves into place, so that a reader sees the old file or the new one. */
async function writeChanged(path: string, content: string | Uint8Array, part: string): Promise<void> {
  const existing = await readFile(path).catch(() => undefined);
  if (existing?.equals(Buffer.from(content))) return;
  await mkdir(dirname(path), { recursive: true });
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
