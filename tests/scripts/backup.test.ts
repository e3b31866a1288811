import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AuditEntry } from '../../contract/audit';
import { Sqlite } from '../../simulator/cloud/database/sqlite';
import { startCloud } from '../../simulator/cloud/cloud';
import { loadSecrets } from '../../simulator/secrets';
import { projectLayout } from '../../simulator/layout';
import { builtFunctions, cloudOptions, openCounty, type County } from '../support/county/county';
import { documentsIn } from '../support/county/documents';
import { Person } from '../support/county/person';
import { reportOf, sealAll, tickMs } from '../support/county/sealing';

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
    expect(restored.output).toContain('全部对得上');
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

describe('an event that stands in the log and still in its document', () => {
  const noticeId = () => county.world.notices.published.noticeId;

  /** The county as a job leaves it that has entered an event and not yet taken it out; `change` is what becomes of the event there. */
  async function copyWith(name: string, change: (event: object) => object): Promise<string> {
    const dir = join(folder, name);
    mkdirSync(dir);
    cpSync(join(county.dataDir, 'files'), join(dir, 'files'), { recursive: true });
    cpSync(keys, join(dir, 'secrets.json'));
    const running = new Sqlite(join(county.dataDir, 'cloud.db'));
    running.exec(`vacuum into '${join(dir, 'cloud.db')}'`);
    running.close();
    const entry = county.documents()['audit']?.find(({ _id }) => _id === `notices.${noticeId()}.1`);
    if (!entry) throw new Error('the first event of the notice is not sealed');
    const { seq, actor, action, at, inputHash, key } = entry as unknown as AuditEntry;
    const event = JSON.stringify(change({ seq, actor, action, at, inputHash, key }));
    const copy = new Sqlite(join(dir, 'cloud.db'));
    const { id } = copy.get<{ id: number }>("select id from collections where name = 'notices'") ?? { id: 0 };
    copy.exec(
      `update c${String(id)} set body = json_set(body, '$.events', json('[${event}]'), '$.pendingAt', '${at}') ` +
        `where json_extract(body, '$._id') = '${noticeId()}'`,
    );
    copy.close();
    const out = join(folder, `${name}.backup`);
    expect(await run('backup', '--data', dir, '--out', out)).toMatchObject({ code: 0 });
    return out;
  }

  test('is one event: the backup is restored, and sealing goes on', async () => {
    const dir = join(folder, 'both-restored');
    const restored = await restoreTo(dir, await copyWith('both', (event) => event));
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('全部对得上') });
    const cloud = await startCloud(cloudOptions(await builtFunctions(), dir));
    try {
      for (let ring = 0; ring < 4; ring += 1) {
        await cloud.clock.advance(tickMs);
        await cloud.runTimer('jobs');
      }
    } finally {
      await cloud.close();
    }
    const notice = documentsIn(dir)['notices']?.find(({ _id }) => _id === noticeId());
    expect(notice).toMatchObject({ events: [], pendingAt: null });
    expect(await reportOf(dir)).toMatchObject({ faults: [], entries: county.documents()['audit']?.length });
  }, 60_000);

  test('is named when it differs there', async () => {
    const changed = await copyWith('differing', (event) => ({ ...event, actor: 'oSomeoneElse' }));
    const { code, output } = await restoreTo(join(folder, 'differing-restored'), changed);
    expect(output).toContain(`集合 notices 的文档 ${noticeId()} 第 1 次改动在文档里和审计记录里不一样`);
    expect(code).toBe(1);
  }, 60_000);
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

  test('one character of the last line', async () => {
    const whole = readFileSync(file, 'utf8').trimEnd();
    const output = await refusalOf(`${whole.slice(0, -2)}0${whole.slice(-1)}\n`);
    expect(output).toContain(`备份的第 ${String(whole.split('\n').length)} 行`);
  });

  test('no backup at all', async () => {
    expect(await refusalOf('{}\n')).toContain('这不是备份文件');
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
