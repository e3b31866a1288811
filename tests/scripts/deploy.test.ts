import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deploy, type DeployOptions } from '../../scripts/deploy/deploy';
import { refuseUnready } from '../../scripts/data/timers';
import { fingerprint } from '../../scripts/deploy/state';
import { MemoryAccount } from '../support/account/memory-account';
import { declaredFiles, makeProject, redeclare, writeCode } from '../support/account/project';

let root: string;
let account: MemoryAccount;
let printed: string[];
let uploads: string[];

beforeEach(() => {
  root = makeProject();
  account = new MemoryAccount();
  printed = [];
  uploads = [];
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const keyFile = () => path.join(root, 'county.keys.json');
const keys = () => JSON.parse(readFileSync(keyFile(), 'utf8')) as Record<string, string>;

/** Runs the deployment and answers what it printed. */
async function run(options: Partial<DeployOptions> = {}): Promise<string[]> {
  printed = [];
  const all = {
    environment: 'county',
    plan: false,
    yes: false,
    timer: true,
    keys: keyFile(),
    guardians: [600],
    upload: null,
  };
  await deploy(
    { ...all, ...options },
    {
      root,
      dist: path.join(root, 'dist'),
      account: () => account,
      build: async () => undefined,
      upload: async (appId, { version }) => {
        if (version === '0.0.0') throw new Error('the key was refused');
        uploads.push(`${appId} ${version}`);
      },
      print: (line) => printed.push(line),
    },
  );
  return printed;
}

const steps = (lines: string[]) => lines.filter((line) => /^ {2}[+✗] /.test(line));

describe('a fresh account', () => {
  test('the plan lists everything that is declared and changes nothing', async () => {
    const { database, functions } = declaredFiles(root);
    const expected = [
      ...Object.keys(database.collections).flatMap((name) => [
        `新建集合 ${name} `,
        `集合 ${name} 的权限设为 ADMINONLY `,
      ]),
      ...Object.entries(database.collections).flatMap(([name, { indexes }]) =>
        indexes.map((index) => {
          const fields = index.fields.map(([field, direction]) => `${field} ${direction}`).join('，');
          return `${name} 新建索引 ${index.name}（${fields}${index.unique ? '，唯一' : ''}）`;
        }),
      ),
      '云存储设为',
      ...Object.entries(functions.functions).flatMap(([name, { timeoutSeconds, memoryMb, timer }]) => [
        `新建云函数 ${name}（${functions.runtime}，${timeoutSeconds} 秒，${memoryMb} MB）`,
        ...(timer ? [`${name} 新建定时触发器 ${timer.name}（${timer.cron}）`] : []),
      ]),
    ];
    const listed = steps(await run({ plan: true }));
    expect(listed).toHaveLength(expected.length);
    for (const one of expected) expect(listed.filter((line) => line.includes(one))).toHaveLength(1);
    expect(listed.filter((line) => line.startsWith('  ✗'))).toEqual([]);
    expect(account.calls).toEqual([]);
    expect(existsSync(keyFile())).toBe(false);
  });

  test('applying it makes the account what the files declare; the second plan is empty', async () => {
    await run();
    const { database, functions } = declaredFiles(root);
    for (const [name, { access, indexes }] of Object.entries(database.collections))
      expect(account.collection(name)).toMatchObject({ access, indexes });
    expect(account.state.storage).toEqual({ read: false, write: expect.stringContaining('^incoming\\/') });
    for (const [name, declared] of Object.entries(functions.functions)) {
      const { timeoutSeconds, memoryMb, timer } = declared;
      expect(account.function(name)).toMatchObject({ timeoutSeconds, memoryMb, triggers: timer ? [timer] : [] });
      const values = declared.environment.map((variable) => [variable, keys()[variable]]);
      expect(account.variables[name]).toEqual(Object.fromEntries([...values, ['TZ', declared.timezone]]));
    }
    const again = await run({ plan: true });
    expect(again).toContain('环境 county：云端与声明一致');
    expect(steps(again)).toEqual([]);
    account.calls.length = 0;
    await run();
    expect(account.calls).toEqual([]);
  });

  test('the first run makes the keys and shows the one-use code once; no key is ever shown', async () => {
    const first = await run();
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    const code = /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/.exec(first.join('\n'))?.[0] ?? '';
    const hash = createHash('sha256').update(code.replace('-', '')).digest('hex');
    expect(keys()['BOOTSTRAP_CODE_HASH']).toBe(hash);
    const second = await run({ guardians: [1] });
    expect(second.join('\n')).not.toContain(code);
    for (const line of [...first, ...second])
      for (const name of ['FIELD_KEY', 'INDEX_KEY', 'BOOTSTRAP_CODE_HASH']) expect(line).not.toContain(keys()[name]);
  });
});

describe('what may be wrong before the account is asked', () => {
  const county = () => path.join(root, 'environments/county.json');
  const fill = (changes: object) => {
    const filled = { ...(JSON.parse(readFileSync(county(), 'utf8')) as object), ...changes };
    writeFileSync(county(), JSON.stringify(filled));
  };

  test('the cost stands there even when there is no account and no network', async () => {
    account.read = () => Promise.reject(new Error('no account'));
    await expect(run({ plan: true })).rejects.toThrow('no account');
    expect(printed[0]).toMatch(/^费用上限估算：没人用时每月 [\d,]+ 次调用/);
    expect(printed[1]).toContain('600 位家长');
  });

  test('what was left as in the sample is refused by its name, and nothing is asked of the account', async () => {
    const { templates } = JSON.parse(readFileSync(path.join(root, 'environments/local.json'), 'utf8')) as {
      templates: object;
    };
    fill({ templates });
    await expect(run({ plan: true })).rejects.toThrow('templates.noticeReminder.id（local-notice-reminder）');
    fill({ appId: 'wx1' });
    await expect(run({ plan: true })).rejects.toThrow('appId：要写小程序的 AppID');
    expect(printed).toEqual([]);
  });
});

describe('drift', () => {
  beforeEach(() => run());

  test('an index that changed is dropped and made again, with --yes only', async () => {
    redeclare(root, ({ database }) => {
      const index = database.collections['schools']?.indexes[0];
      if (index) index.unique = true;
    });
    account.calls.length = 0;
    await expect(run()).rejects.toThrow('有 1 步会删除索引，什么都还没有做；看过上面的清单，同意就加上 --yes 再运行。');
    expect(account.calls).toEqual([]);
    expect(steps(printed).map((line) => line.slice(0, 3))).toEqual(['  ✗', '  +']);
    await run({ yes: true });
    expect(account.calls).toEqual(['dropIndex schools.created', 'createIndex schools.created']);
    expect(steps(await run({ plan: true }))).toEqual([]);
  });

  test('an index that is gone is dropped after everything else', async () => {
    redeclare(root, ({ database, functions }) => {
      const schools = database.collections['schools'];
      if (schools) schools.indexes = schools.indexes.filter(({ name }) => name !== 'created');
      const api = functions.functions['api'];
      if (api) api.timeoutSeconds = 30;
    });
    account.calls.length = 0;
    await run({ yes: true });
    expect(account.calls).toEqual(['configureFunction api', 'dropIndex schools.created']);
    expect(account.function('api').timeoutSeconds).toBe(30);
  });

  test('a variable whose value differs is found by its fingerprint', async () => {
    account.state.functions['jobs'] = {
      ...account.function('jobs'),
      environment: { ...account.function('jobs').environment, TZ: fingerprint('UTC') },
    };
    const [only = '', ...rest] = steps(await run({ plan: true }));
    expect(rest).toEqual([]);
    expect(only).toContain(`环境变量 TZ 的值不同（指纹 ${fingerprint('UTC')} → ${fingerprint('Asia/Shanghai')}）`);
  });

  test('new code, another timer, other access, another storage rule', async () => {
    writeCode(root, 'api', 'two');
    redeclare(root, ({ functions }) => {
      const timer = functions.functions['jobs']?.timer;
      if (timer) timer.cron = '0 */10 * * * * *';
    });
    account.state.storage = null;
    account.state.collections['people'] = { ...account.collection('people'), access: 'READONLY' };
    account.calls.length = 0;
    await run();
    expect(account.calls).toEqual([
      'setAccess people',
      'setStorageRule',
      'uploadCode api',
      'removeTrigger jobs.tick',
      'createTrigger jobs.tick',
    ]);
  });

  test('what is not declared is reported and never touched', async () => {
    account.state.collections['mine'] = { access: 'PRIVATE', indexes: [], documents: 3 };
    account.state.functions['other'] = account.function('api');
    account.calls.length = 0;
    const lines = await run({ yes: true });
    expect(account.calls).toEqual([]);
    expect(lines).toContain('  提示：集合 mine 没有声明，保留不动');
    expect(lines).toContain('  提示：云函数 other 没有声明，保留不动');
  });
});

describe('a step that fails', () => {
  test('ends the run, says what was done, and the next run goes on from there', async () => {
    account.failing = 'createIndex pupils.class';
    const failure = await run().then(
      () => '',
      (error: unknown) => String(error),
    );
    const done = account.calls.length;
    expect(failure).toContain(`第 ${done + 1} 步没有做成：pupils 新建索引 class`);
    expect(failure).toContain('原因：the network is gone');
    expect(failure).toMatch(new RegExp(`已做完 ${done} 步，还剩 \\d+ 步；做完的不会重做`));
    await run();
    expect(new Set(account.calls).size).toBe(account.calls.length);
    expect(steps(await run({ plan: true }))).toEqual([]);
  });

  test('an upload that fails says that the cloud is ready', async () => {
    await expect(run({ upload: { version: '0.0.0', privateKey: 'key' } })).rejects.toThrow(
      '云端已部署好，小程序没有上传成功：the key was refused。排除原因后再运行同一条命令。',
    );
    await run({ upload: { version: '1.0.0', privateKey: 'key' } });
    expect(printed).toContain('  + 上传小程序，版本 1.0.0');
    expect(uploads).toEqual(['wx00000000000000aa 1.0.0']);
  });
});

describe('keys', () => {
  test('a lost key file is not replaced by a new one', async () => {
    await run();
    rmSync(keyFile());
    await expect(run()).rejects.toThrow(/^找不到密钥文件 .*而云端已有数据或密钥：请取出密封保存的那一份，不能另造。$/);
    expect(existsSync(keyFile())).toBe(false);
  });

  test('keys other than those in use are refused while there is data', async () => {
    await run();
    writeFileSync(keyFile(), JSON.stringify({ ...keys(), FIELD_KEY: 'ab'.repeat(32) }));
    const [step = ''] = steps(await run({ plan: true }));
    expect(step).toContain('环境变量 FIELD_KEY 的值不同');
    account.state.collections['people'] = { ...account.collection('people'), documents: 7 };
    await expect(run()).rejects.toThrow(/^密钥文件 .*与云端正在用的密钥不同，换上它已有的 7 条数据就读不出来/);
  });

  test('a new one-use code is made when its line was taken out', async () => {
    await run();
    const { FIELD_KEY, INDEX_KEY, environment } = keys();
    writeFileSync(keyFile(), JSON.stringify({ environment, FIELD_KEY, INDEX_KEY }));
    account.calls.length = 0;
    const lines = await run();
    expect(lines.join('\n')).toMatch(/[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/);
    expect(keys()).toMatchObject({ FIELD_KEY, INDEX_KEY });
    expect(account.calls).toEqual(['configureFunction api']);
  });

  test.each([
    ['{"environment":"county"}', /^密钥文件 .* 不完整或被改动过/],
    ['not json', /^密钥文件 .* 不完整或被改动过/],
    [
      JSON.stringify({ environment: 'other', FIELD_KEY: 'a'.repeat(64), INDEX_KEY: 'b'.repeat(64) }),
      /属于环境 other，不是 county/,
    ],
  ])('a file that is not this environment’s is refused: %j', async (text, message) => {
    writeFileSync(keyFile(), text);
    await expect(run()).rejects.toThrow(message);
  });
});

test.each([
  ['nowhere', /^没有环境 nowhere：.*（现有：county）。$/],
  ['local', /^local 是本机模拟器的环境，不能部署/],
])('environment %s is refused in one line', async (environment, message) => {
  await expect(run({ environment })).rejects.toThrow(message);
});

test('an environment file that is not valid is refused', async () => {
  writeFileSync(path.join(root, 'environments/county.json'), '{"name":"county"}');
  await expect(run()).rejects.toThrow(/^environments\/county\.json 不合要求：/);
});

describe('a backup can be restored', () => {
  const ready = () =>
    refuseUnready('county', account.state.functions, keys() as Record<'FIELD_KEY' | 'INDEX_KEY', string>);

  test('when the timer is stopped, and not while it rings; the next deployment lets it ring again', async () => {
    await run();
    expect(ready).toThrow(
      /^云函数 jobs 的定时触发器还开着，.*\n请先停下它：npm run deploy -- --environment county .*--no-timer/,
    );
    const planned = await run({ timer: false, plan: true });
    expect(steps(planned)).toEqual(['  + jobs 去掉定时触发器 tick —— 这次不要定时触发器']);
    const done = await run({ timer: false });
    expect(done).toContain('环境 county 已与声明一致，只是没有定时触发器。');
    expect(ready).not.toThrow();
    expect(steps(await run({ timer: false, plan: true }))).toEqual([]);
    expect(steps(await run())).toEqual([expect.stringContaining('jobs 新建定时触发器 tick')]);
    expect(ready).toThrow('还开着');
  });

  test('after a first deployment without the timer, and when nothing is deployed yet', async () => {
    expect(() => refuseUnready('county', {}, { FIELD_KEY: 'x', INDEX_KEY: 'y' })).not.toThrow();
    await run({ timer: false });
    expect(ready).not.toThrow();
  });

  test('not into functions that hold other keys', async () => {
    await run({ timer: false });
    const others = { ...(keys() as Record<'FIELD_KEY' | 'INDEX_KEY', string>), INDEX_KEY: 'f'.repeat(64) };
    expect(() => refuseUnready('county', account.state.functions, others)).toThrow(
      /^云函数 api 用的密钥 INDEX_KEY 与备份的不是同一把/,
    );
  });
});
