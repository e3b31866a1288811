import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startCloud } from '../../simulator/cloud/cloud';
import { loadSecrets } from '../../simulator/secrets';
import { projectLayout } from '../../simulator/layout';
import { builtFunctions, cloudOptions, openCounty, type County } from '../support/county/county';
import { documentsIn } from '../support/county/documents';
import { Person } from '../support/county/person';
import { reportOf, sealAll } from '../support/county/sealing';

const ROOT = resolve(__dirname, '../..');

interface Ended {
  code: number;
  output: string;
}

function run(script: string, ...args: string[]): Promise<Ended> {
  const env = { ...process.env, FIELD_KEY: '', INDEX_KEY: '' };
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
let file: string;
let keys: string;
let made: Ended;

const totalIn = ({ output }: Ended) => /总哈希 ([0-9a-f]{64})/.exec(output)?.[1];

beforeAll(async () => {
  county = await openCounty();
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  file = join(folder, 'county.backup');
  keys = join(folder, 'secrets.json');
  cpSync(join(county.dataDir, 'secrets.json'), keys);
  await sealAll(county.cloud, county.dataDir);
  made = await run('backup', '--data', county.dataDir, '--out', file);
}, 240_000);
afterAll(async () => {
  await county.close();
  rmSync(folder, { recursive: true, force: true });
});

const restoreTo = (dir: string, from = file, keyFile = keys) =>
  run('restore', '--from', from, '--data', dir, '--keys', keyFile);

describe('a backup', () => {
  test('is made while the cloud runs, and holds no key and no ID number', () => {
    expect(made).toMatchObject({ code: 0 });
    const { environment } = JSON.parse(readFileSync(keys, 'utf8')) as { environment: Record<string, string> };
    const text = readFileSync(file, 'utf8');
    for (const name of ['FIELD_KEY', 'INDEX_KEY']) expect(text).not.toContain(environment[name] ?? 'missing');
    expect(text).not.toMatch(/990101\d{11}[\dX]/);
  });

  test('never writes over another', async () => {
    const again = await run('backup', '--data', county.dataDir, '--out', file);
    expect(again).toMatchObject({ code: 2 });
    expect(again.output).toContain('已经在了');
  });

  test('of a folder without data is refused', async () => {
    const { code, output } = await run('backup', '--data', folder, '--out', join(folder, 'x'));
    expect(code).toBe(2);
    expect(output).toContain('没有数据');
  });
});

describe('restored into an empty folder', () => {
  let dir: string;
  let restored: Ended;
  beforeAll(async () => {
    dir = join(folder, 'restored');
    mkdirSync(dir);
    restored = await restoreTo(dir);
  }, 60_000);

  test('everything is as it was', async () => {
    expect(restored).toMatchObject({ code: 0 });
    expect(totalIn(restored)).toBe(totalIn(made));
    expect(documentsIn(dir)).toEqual(county.documents());
    const again = await run('backup', '--data', dir, '--out', join(folder, 'again.backup'));
    expect(totalIn(again)).toBe(totalIn(made));
  });

  test('the chains hold', async () => {
    const { code, output } = await run('audit', 'verify', '--data', dir);
    expect(output).toContain('全部对得上');
    expect(code).toBe(0);
  });

  test('the cloud goes on with it', async () => {
    const cloud = await startCloud(cloudOptions(await builtFunctions(), dir));
    try {
      const mine = await new Person(cloud, 'oAMother').ask('subsidy.listMine', {});
      expect(mine.disbursements).toEqual((await county.person('oAMother').ask('subsidy.listMine', {})).disbursements);
      await new Person(cloud, 'oAMother').ask('notice.acknowledge', {
        noticeId: county.world.notices.published.noticeId,
      });
      await sealAll(cloud, dir);
    } finally {
      await cloud.close();
    }
    expect((await reportOf(dir)).faults).toEqual([]);
  });
});

describe('what is not whole is refused and leaves nothing', () => {
  const lines = () => readFileSync(file, 'utf8').split('\n');
  const placeOf = (collection: string) =>
    lines().findIndex((line) => line.slice(17) === JSON.stringify({ collection }));

  async function refusalOf(changed: readonly string[] | string): Promise<string> {
    const broken = join(folder, 'broken.backup');
    writeFileSync(broken, typeof changed === 'string' ? changed : changed.join('\n'));
    const dir = join(folder, 'nothing');
    const { code, output } = await restoreTo(dir, broken);
    expect(code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith('nothing'))).toEqual([]);
    return output;
  }

  test('one altered character', async () => {
    const at = placeOf('pupils') + 3;
    const changed = lines().map((line, place) =>
      place === at ? line.replace('"boarder":true', '"boarder":false') : line,
    );
    expect(await refusalOf(changed)).toContain(`第 ${String(at + 1)} 行（集合 pupils 的第 3 行）被改动过`);
  });

  test('one line too few', async () => {
    const at = placeOf('disbursements') + 2;
    const changed = lines().filter((_line, place) => place !== at);
    expect(await refusalOf(changed)).toContain('集合 disbursements 的第 2 行');
  });

  test('cut off between two lines', async () => {
    expect(await refusalOf(lines().slice(0, placeOf('notices') + 5))).toContain('集合 notices 的第 4 行之后断了');
  });

  test('cut off within a line', async () => {
    const whole = readFileSync(file, 'utf8');
    const output = await refusalOf(whole.slice(0, whole.indexOf(lines()[placeOf('notices') + 2] ?? '') + 60));
    expect(output).toContain('集合 notices 的第 2 行');
  });

  test('no backup at all', async () => {
    expect(await refusalOf('{}\n')).toContain('第 1 行（开头）');
    expect(await refusalOf('')).toContain('备份不完整');
  });
});

describe('restoring needs', () => {
  test('the right keys', async () => {
    const others = mkdtempSync(join(folder, 'others-'));
    loadSecrets(others, projectLayout().functionsFile);
    const { code, output } = await restoreTo(join(folder, 'keyless'), file, join(others, 'secrets.json'));
    expect(code).toBe(2);
    expect(output).toContain('密钥 FIELD_KEY、INDEX_KEY 不是做这份备份时用的那把');
    expect(existsSync(join(folder, 'keyless'))).toBe(false);
  });

  test('keys at all', async () => {
    const { code, output } = await run('restore', '--from', file, '--data', join(folder, 'keyless'));
    expect(code).toBe(2);
    expect(output).toContain('缺少密钥 FIELD_KEY');
  });

  test('an empty folder', async () => {
    const { code, output } = await restoreTo(county.dataDir);
    expect(code).toBe(2);
    expect(output).toContain('不是空的');
  });
});
