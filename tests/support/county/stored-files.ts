import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

function filesIn(dataDir: string): string[] {
  const folder = join(dataDir, 'files');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((file) => statSync(file).isFile());
}

/** How many stored files there are, and how many of them hold this text in clear. */
export function storedFiles(dataDir: string, text: string): { readonly all: number; readonly clear: number } {
  const all = filesIn(dataDir);
  return { all: all.length, clear: all.filter((file) => readFileSync(file).includes(text)).length };
}

/** As when the storage has lost everything. */
export function loseFiles(dataDir: string): void {
  for (const file of filesIn(dataDir)) rmSync(file);
}
