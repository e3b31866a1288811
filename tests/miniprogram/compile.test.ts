import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../../scripts/build/build';
import { listFiles } from '../../scripts/build/files';

const ROOT = resolve(__dirname, '../..');
const PLATFORM_LIMIT = 2 * 1024 * 1024;

interface Report {
  error?: string;
  files?: string[];
  quality?: { name: string; success: boolean; detail?: unknown }[];
}

const project = mkdtempSync(join(tmpdir(), 'compile-'));
const app = join(project, 'dist/miniprogram');
let files: string[] = [];
const ending = (...endings: string[]) => files.filter((file) => endings.some((one) => file.endsWith(one)));
const read = (file: string) => readFileSync(join(app, file), 'utf8');

beforeAll(async () => {
  cpSync(join(ROOT, 'project.config.json'), join(project, 'project.config.json'));
  await build({ only: 'miniprogram', outDir: join(project, 'dist') });
  files = await listFiles(app);
});
afterAll(() => rmSync(project, { recursive: true }));

describe('the official WXML compiler', () => {
  test('accepts all markup', () => {
    expect(compileWxml(app, ending('.wxml'), ending('.wxs'))).toEqual({ status: 0, errors: '' });
  });

  test('refuses a tag that is not closed', () => {
    writeFileSync(join(project, 'planted.wxml'), '<view><text>没有关上</view>');
    const { status, errors } = compileWxml(project, ['planted.wxml'], []);
    expect(errors).toContain('expect end-tag `text`');
    expect(status).not.toBe(0);
  });
});

describe('miniprogram-ci, without network', () => {
  let report: Report = {};
  beforeAll(async () => {
    report = await compileOfficially();
  }, 120_000);

  test('compiles every file', () => {
    expect(report.error).toBeUndefined();
    expect(report.files).toEqual(expect.arrayContaining(ending('.js', '.wxml', '.wxss')));
  });

  test('finds the code of good quality', () => {
    expect(report.quality?.map(({ name }) => name)).toContain('CONTAINS_UNUSED_CODES');
    expect(report.quality?.filter(({ success }) => !success)).toEqual([]);
    // With ignoreUploadUnusedFiles the rule passes whatever it finds.
    expect(report.quality?.find(({ name }) => name === 'CONTAINS_UNUSED_CODES')?.detail).toEqual([]);
  });
});

describe('the package', () => {
  test('holds every module that is required', () => {
    const lost = ending('.js').flatMap((file) => requiredBy(file).filter((target) => !isThere(file, target)));
    expect(lost).toEqual([]);
  });

  test('takes nothing from elsewhere', () => {
    const outside = ending('.wxml', '.wxss', '.json', '.js', '.wxs').filter((file) =>
      /https?:\/\/|url\(['"]?\/\//.test(read(file)),
    );
    expect(outside).toEqual([]);
  });

  test('does not carry the parser of the contract', () => {
    expect(files.filter((file) => file.includes('miniprogram_npm/zod'))).toEqual([]);
  });

  test('stays below the limit of the platform', () => {
    expect(files.reduce((sum, file) => sum + statSync(join(app, file)).size, 0)).toBeLessThan(PLATFORM_LIMIT);
  });
});

/** `wcc` as DevTools runs it: one call for all files. */
function compileWxml(folder: string, wxml: string[], wxs: string[]): { status: number | null; errors: string } {
  const [system, name] = (
    { darwin: ['mac', 'wcc'], win32: ['windows', 'wcc.exe'] } as Record<string, [string, string]>
  )[process.platform] ?? ['linux', 'wcc'];
  const compiler = join(ROOT, 'node_modules/miniprogram-compiler/bin', system, name);
  chmodSync(compiler, 0o755);
  const args = ['-d', '-cc', '0', ...wxml, ...wxs, '-gn', '$gwx'];
  const { status, stderr } = spawnSync(compiler, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  return { status, errors: stderr };
}

async function compileOfficially(): Promise<Report> {
  const reportFile = join(project, 'report.json');
  const preload = join(__dirname, 'compile-no-network.mjs');
  const child = spawn(process.execPath, [join(__dirname, 'compile-official.mjs'), project, reportFile], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: `--import ${pathToFileURL(preload).href}` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let error = '';
  child.stderr.on('data', (chunk) => (error += String(chunk)));
  await new Promise((done) => child.once('close', done));
  return existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : { error };
}

function requiredBy(file: string): string[] {
  return [...read(file).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, target = '']) => target);
}

function isThere(file: string, target: string): boolean {
  const candidates = target.startsWith('.')
    ? [posix.join(posix.dirname(file), target)]
    : [`miniprogram_npm/${target}`, `miniprogram_npm/${target}/index`];
  return candidates.some((stem) => existsSync(join(app, `${stem}.js`)) || existsSync(join(app, stem, 'index.js')));
}
