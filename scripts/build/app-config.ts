import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from './files';
import { APP } from './placement';

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}

export interface App {
  /** Every file of miniprogram/, relative to it. */
  readonly files: readonly string[];
  /** Roots of the subpackages, without a slash at the end. */
  readonly subpackages: readonly string[];
  /** Modules that WeChat itself starts: the app, pages, components; relative to the repository's root. */
  readonly started: readonly string[];
}

/** Reads miniprogram/app.json and what stands beside it. */
export async function readApp(root: string): Promise<App> {
  const folder = join(root, APP);
  const files = await listFiles(folder);
  if (!files.includes('app.json')) throw new Error(`${APP}/app.json is missing: there is no app to build`);
  const config = JSON.parse(await readFile(join(folder, 'app.json'), 'utf8')) as AppJson;
  const subpackages = (config.subPackages ?? config.subpackages ?? []).map((one) => one.root.replace(/\/$/, ''));
  const started = files
    .filter((file) => file.endsWith('.ts') && isStarted(file, files))
    .map((file) => `${APP}/${file}`);
  return { files, subpackages, started };
}

function isStarted(file: string, files: readonly string[]): boolean {
  const stem = file.replace(/\.ts$/, '');
  return stem === 'app' || files.includes(`${stem}.wxml`);
}
