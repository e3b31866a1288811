import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

export interface SmallProject {
  readonly root: string;
  write(files: Record<string, string>): void;
  remove(): void;
}

/** A project of a few files, with the packages and the environment of this one. */
export function createSmallProject(files: Record<string, string>): SmallProject {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const path of ['package.json', 'tsconfig.base.json', 'environments/local.json']) {
    cpSync(join(ROOT, path), join(root, path));
  }
  const write = (some: Record<string, string>) => {
    for (const [path, text] of Object.entries(some)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  write(files);
  return { root, write, remove: () => rmSync(root, { recursive: true }) };
}
