import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { probes, skeleton } from './import-probes';

const ROOT = resolve(__dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const FOLDERS = [
  'contract',
  'domain',
  'cloudfunctions',
  'miniprogram',
  'simulator',
  'seeds',
  'scripts',
  'bench',
  'tests',
];

const AGAINST_DEAD_CODE = ['rules-are-in-use', 'client-module-is-in-use'];

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

interface Cruise {
  summary: { totalCruised: number; totalDependenciesCruised: number; violations: Violation[] };
}

function cruise(folder: string): Cruise['summary'] {
  const folders = FOLDERS.filter((name) => existsSync(join(folder, name)));
  const args = [CRUISER, ...folders, '--config', CONFIG, '--output-type', 'json'];
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 } as const;
  return (JSON.parse(execFileSync(process.execPath, args, options)) as Cruise).summary;
}

function cruiseTree(files: Record<string, string>): Cruise['summary'] {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return cruise(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const toLine = ({ from, to, rule }: Violation) => `${rule.name}: ${from} -> ${to}`;

test('the project keeps the import law', () => {
  const summary = cruise(ROOT);
  expect(summary.violations.map(toLine)).toEqual([]);
  expect(summary.totalDependenciesCruised).toBeGreaterThan(100);
});

describe('the law bites', () => {
  const planted = cruiseTree(Object.assign({}, skeleton, ...Object.values(probes)) as Record<string, string>);

  test('a tree that keeps it has no violation', () => {
    expect(cruiseTree(skeleton).violations.map(toLine)).toEqual([]);
  });

  test.each(Object.keys(probes))('%s', (rule) => {
    const files = Object.keys(probes[rule] ?? {});
    const fired = planted.violations.filter(({ from, to }) => files.includes(from) || files.includes(to));
    // A planted file hangs in the air, so the rules against dead code see it too.
    const names = new Set(
      fired.map((one) => one.rule.name).filter((name) => name === rule || !AGAINST_DEAD_CODE.includes(name)),
    );
    expect([...names]).toEqual([rule]);
  });

  test('every rule has a probe', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the configuration is CommonJS, named by its path
    const { forbidden } = require(CONFIG) as { forbidden: { name: string }[] };
    expect(Object.keys(probes).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});
