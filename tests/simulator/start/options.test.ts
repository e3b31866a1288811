import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseOptions } from '../../../simulator/options';
import { loadSecrets } from '../../../simulator/secrets';
import { loadSeed } from '../../../simulator/seed';

describe('options of npm start', () => {
  test('the defaults', () => {
    expect(parseOptions([], '/data')).toEqual({
      port: 8601,
      seed: 'school',
      dataDir: path.join('/data', 'school'),
      reset: false,
      watch: false,
      automator: false,
    });
  });

  test('the data folder follows the seed', () => {
    expect(parseOptions(['--seed', 'county'], '/data')?.dataDir).toBe(path.join('/data', 'county'));
    expect(parseOptions(['--seed', 'county', '--data', '/x'], '/data')?.dataDir).toBe(path.resolve('/x'));
  });

  test.each([['--prot', '1'], ['--port', 'abc'], ['--port', '70000'], ['school'], ['--port']])(
    'one line for %j',
    (...argv) => {
      expect(() => parseOptions(argv, '/data')).toThrow(/^[^\n]+$/);
    },
  );

  test('an unknown seed lists the known', () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'seeds-'));
    writeFileSync(path.join(dir, 'school.ts'), '');
    writeFileSync(path.join(dir, 'county.ts'), '');
    expect(() => loadSeed(dir, 'shcool')).toThrow('没有叫“shcool”的示例数据。有这些：county、school。');
    expect(() => loadSeed(dir, '../seeds/school')).toThrow('没有叫');
    rmSync(dir, { recursive: true });
  });
});

describe('secrets', () => {
  test('are made once, for their owner only, and the code is known to the functions as a hash', () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
    const functionsFile = path.join(dir, 'functions.json');
    const functions = {
      api: { environment: ['FIELD_KEY', 'BOOTSTRAP_CODE_HASH'] },
      jobs: { environment: ['FIELD_KEY'] },
    };
    writeFileSync(functionsFile, JSON.stringify({ functions }));
    const first = loadSecrets(dir, functionsFile);
    expect(Object.keys(first.environment)).toEqual(['FIELD_KEY', 'BOOTSTRAP_CODE_HASH']);
    expect(first.environment['FIELD_KEY']).toMatch(/^[0-9a-f]{64}$/);
    expect(first.environment['BOOTSTRAP_CODE_HASH']).toBe(
      createHash('sha256').update(first.bootstrapCode).digest('hex'),
    );
    expect(loadSecrets(dir, functionsFile)).toEqual(first);
    expect(statSync(path.join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path.join(dir, 'secrets.json'), 'utf8'))).toEqual(first);
    rmSync(dir, { recursive: true });
  });
});
