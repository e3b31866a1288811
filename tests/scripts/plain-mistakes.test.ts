import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../simulator/layout';

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

const { scripts } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** Tools of others have options of their own. */
const ours = Object.keys(scripts).filter((name) => scripts[name]?.startsWith('node '));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mistakes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs what package.json has under this name, without an account. */
function run(name: string, ...options: string[]): Promise<Ran> {
  const [, ...words] = (scripts[name] ?? '').split(' ');
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(npm_config_|TENCENTCLOUD_|FIELD_KEY|INDEX_KEY)/.test(key),
  );
  const child = spawn(process.execPath, [...words, ...options], { cwd: PROJECT_ROOT, env: Object.fromEntries(kept) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

const stack = /\n\s+at /;

describe.each(ours)('npm run %s', (name) => {
  test('says in Chinese what it takes, and does nothing', async () => {
    const { code, output } = await run(name, '--help');
    expect(code).toBe(0);
    expect(output).toMatch(/^用法：npm (run )?\w+ -- /);
    expect(output).toMatch(/--help +只看这些说明/);
    expect(output.split('\n')[1]).toMatch(/\p{Script=Han}/u);
  });

  test('names the option that it does not know', async () => {
    const { code, output } = await run(name, '--nonsense');
    expect(code).not.toBe(0);
    expect(output).toContain('没有 --nonsense 这个选项');
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});

test.each<[string, string[], string]>([
  ['backup', ['--environment', 'nowhere', '--keys', 'KEYS', '--out', 'y'], '没有环境 nowhere'],
  ['backup', ['--data', '.', '--out', '/no/such/x.backup', '--keys', 'KEYS'], '文件夹 /no/such 不在'],
  ['backup', ['--data', '/no/such', '--out', 'x.backup', '--keys', 'KEYS'], '/no/such'],
  ['backup', ['--data', '.', '--out', 'x.backup', '--keys', 'package.json'], '不是密钥文件：里面没有 FIELD_KEY'],
  ['audit', ['verify', '--environment', 'local'], 'local 是本机的环境'],
  ['audit', [], 'npm run audit -- verify'],
  ['restore', ['--from', 'README.md', '--data', 'FOLDER/new', '--keys', 'KEYS'], '这不是备份文件'],
  ['restore', ['--from', 'README.md'], '--data DIR 和 --environment NAME'],
  ['bench', ['--only', 'everything'], '--only 不认识 everything。可以量的是 size、'],
  ['gallery', ['--only', 'nobody'], '没有 nobody 可以拍'],
  ['build', ['--environment', 'Nowhere'], '环境的名字要用小写字母'],
  ['build', ['--only', 'everything'], '--only 要写 miniprogram 或 cloudfunctions'],
  ['journeys', ['--ws', '9420'], '--ws 要写成 ws://127.0.0.1:9420'],
  ['deploy', ['--environment', 'nowhere', '--keys', 'x', '--plan'], '没有环境 nowhere'],
])('npm run %s -- %j is one line', async (name, options, line) => {
  const keys = path.join(folder, 'keys.json');
  writeFileSync(keys, JSON.stringify({ FIELD_KEY: 'a'.repeat(64), INDEX_KEY: 'b'.repeat(64) }));
  const filled = options.map((one) => one.replace('FOLDER', folder).replace('KEYS', keys));
  const { code, output } = await run(name, ...filled);
  expect(output).toContain(line);
  expect(output).not.toMatch(stack);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(code).toBeGreaterThan(0);
  expect(existsSync(path.join(folder, 'new'))).toBe(false);
});

test('journeys say at once that nobody listens', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const { code, output } = await run('journeys', '--ws', `ws://127.0.0.1:${String(port)}`);
  expect(code).toBe(2);
  expect(output).toMatch(/^ws:\/\/127\.0\.0\.1:\d+ 没有人应答。/);
});
