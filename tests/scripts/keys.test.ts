import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readKeys, variablesOf } from '../../scripts/backup/keys';
import { openCounty, type County } from '../support/county/county';
import { keyFileOf, leftIn, restart, ringRekeying } from '../support/county/rotation';
import { sealAll } from '../support/county/sealing';

const ROOT = resolve(__dirname, '../..');

function run(script: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, FIELD_KEY: '', INDEX_KEY: '', FIELD_KEY_OLD: '', INDEX_KEY_OLD: '' };
  return new Promise((settle) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join('scripts', `${script}.ts`), ...args],
      { cwd: ROOT, env },
      (error, stdout, stderr) => settle({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

let county: County;
let folder: string;
const files = { before: '', during: '', backup: '', early: '' };
const keys = (step: string) => run('keys', `--${step}`, '--keys', keyFileOf(county), '--data', county.dataDir);
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  county = await openCounty();
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  for (const name of Object.keys(files) as (keyof typeof files)[]) files[name] = inFolder(name);
  await sealAll(county.cloud, county.dataDir);
}, 240_000);
afterAll(async () => {
  await county.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('before a rotation', () => {
  test('there is nothing to finish', async () => {
    expect(await keys('status')).toMatchObject({ code: 0, output: expect.stringContaining('没有在更换密钥') });
    expect(await keys('finish')).toMatchObject({ code: 2, output: expect.stringContaining('没有旧密钥') });
    expect(await run('keys', '--rotate')).toMatchObject({ code: 2, output: expect.stringContaining('缺少 --keys') });
    expect(await run('keys', '--rotate', '--keys', inFolder('none'))).toMatchObject({
      code: 2,
      output: expect.stringContaining('没有密钥文件'),
    });
    expect((await run('backup', '--data', county.dataDir, '--out', files.early)).code).toBe(0);
  });
});

describe('a rotation', () => {
  test('keeps the old keys in the file, and the file as it was beside it', async () => {
    cpSync(keyFileOf(county), files.before);
    const { code, output } = await keys('rotate');
    expect(code).toBe(0);
    const [old, now] = [readKeys(files.before), readKeys(keyFileOf(county))];
    expect(now.old).toEqual(old);
    expect(now.FIELD_KEY).not.toBe(old.FIELD_KEY);
    const kept = readdirSync(county.dataDir).find((name) => name.startsWith('secrets.json.')) ?? '';
    expect(readFileSync(join(county.dataDir, kept), 'utf8')).toBe(readFileSync(files.before, 'utf8'));
    expect(output).toContain(kept);
    for (const name of [kept, 'secrets.json']) expect(statSync(join(county.dataDir, name)).mode & 0o077).toBe(0);
    for (const value of Object.values(variablesOf(now))) expect(output).not.toContain(value);
    cpSync(keyFileOf(county), files.during);
  });

  test('is not begun twice, nor finished before it was done', async () => {
    const before = readFileSync(keyFileOf(county), 'utf8');
    expect(await keys('rotate')).toMatchObject({ code: 2, output: expect.stringContaining('还没有做完') });
    expect(await keys('status')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/ pupils\n[^]*还在旧密钥下的文档：[1-9]\d* 份/),
    });
    expect(await keys('finish')).toMatchObject({ code: 1, output: expect.stringContaining('什么也没有改') });
    expect(readFileSync(keyFileOf(county), 'utf8')).toBe(before);
  });

  test('does not go on while the cloud runs with the old keys alone', async () => {
    const left = await leftIn(county);
    await ringRekeying(county);
    expect(await leftIn(county)).toBe(left);
    await restart(county);
    await ringRekeying(county);
    expect(await leftIn(county)).toBeLessThan(left);
  });
});

describe('a backup', () => {
  const restore = (from: string, keyFile: string, name: string) =>
    run('restore', '--from', from, '--data', inFolder(name), '--keys', keyFile);
  const onlyNew = () => {
    const file = inFolder('only-new');
    const { FIELD_KEY, INDEX_KEY } = readKeys(files.during);
    writeFileSync(file, JSON.stringify({ FIELD_KEY, INDEX_KEY }));
    return file;
  };

  test('during a rotation is not made with one pair alone', async () => {
    const made = await run('backup', '--data', county.dataDir, '--keys', files.before, '--out', files.backup);
    expect(made).toMatchObject({ code: 2, output: expect.stringContaining('没有写备份') });
    expect(existsSync(files.backup)).toBe(false);
  });

  test('during a rotation is restored with both pairs, and refused with one', async () => {
    expect((await run('backup', '--data', county.dataDir, '--out', files.backup)).code).toBe(0);
    for (const file of [files.before, onlyNew()]) {
      const refused = await restore(files.backup, file, 'refused');
      expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('要新旧两套密钥') });
      expect(existsSync(inFolder('refused'))).toBe(false);
    }
    expect(await restore(files.backup, files.during, 'both')).toMatchObject({ code: 0 });
    expect(readKeys(join(inFolder('both'), 'secrets.json'))).toEqual(readKeys(files.during));
  });

  test('from before a rotation is restored with the old keys, alone or beside the new ones', async () => {
    expect((await restore(files.early, files.during, 'restored-early')).code).toBe(0);
    expect((await restore(files.early, files.before, 'restored-old')).code).toBe(0);
    expect((await restore(files.early, onlyNew(), 'none')).output).toContain('不是做这份备份时用的那把');
  });
});

describe('old keys', () => {
  test('wait for slips that nobody has used, at most a fortnight', async () => {
    expect(await keys('finish')).toMatchObject({ code: 1, output: expect.stringMatching(/ codes\n/) });
    await county.cloud.clock.advance(15 * 24 * 3_600_000);
    expect(await keys('status')).toMatchObject({ code: 0, output: expect.stringContaining('旧密钥下的文档：0 份') });
  });

  test('are taken out when nothing stands under them, and kept beside', async () => {
    expect((await keys('finish')).code).toBe(0);
    expect(readKeys(keyFileOf(county)).old).toBeUndefined();
    expect(readdirSync(county.dataDir).filter((name) => name.startsWith('secrets.json.'))).toHaveLength(2);
    expect((await keys('status')).output).toContain('没有在更换密钥');
  });

  test('that were taken out of the file by hand too early are missed loudly', async () => {
    const early = join(inFolder('both'), 'secrets.json');
    writeFileSync(early, JSON.stringify({ environment: { ...readKeys(early), old: undefined } }));
    const status = await run('keys', '--status', '--keys', early, '--data', inFolder('restored-early'));
    expect(status).toMatchObject({ code: 2, output: expect.stringContaining('旧密钥撤得太早') });
  });
});
