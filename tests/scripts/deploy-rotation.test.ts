import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { deploy } from '../../scripts/deploy/deploy';
import { finish, rotate } from '../../scripts/keys/key-file';
import { MemoryAccount } from '../support/account/memory-account';
import { makeProject } from '../support/account/project';

let root: string;
let account: MemoryAccount;
const keyFile = () => path.join(root, 'county.keys.json');
const keys = () => JSON.parse(readFileSync(keyFile(), 'utf8')) as Record<string, string>;

/** Runs the deployment; answers the steps that it listed. */
async function run(plan = false): Promise<string[]> {
  const printed: string[] = [];
  account.calls.length = 0;
  await deploy(
    { environment: 'county', plan, yes: false, timer: true, keys: keyFile(), guardians: [600], upload: null },
    {
      root,
      dist: path.join(root, 'dist'),
      account: () => account,
      build: async () => undefined,
      upload: async () => undefined,
      print: (line) => printed.push(line),
    },
  );
  return printed.filter((line) => line.startsWith('  + ')).map((line) => line.slice(4));
}

beforeEach(async () => {
  root = makeProject();
  account = new MemoryAccount();
  await run();
  account.state.collections['people'] = { ...account.collection('people'), documents: 7 };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const changeover = [
  'configureFunction api',
  'configureFunction jobs',
  'untilCallsEnded',
  'configureFunction api',
  'configureFunction jobs',
];

test('new keys are learnt by every function before the first one writes with them', async () => {
  const { FIELD_KEY } = keys();
  rotate(keyFile());
  expect(await run(true)).toEqual([
    expect.stringContaining('云函数 api 认识新密钥'),
    expect.stringContaining('云函数 jobs 认识新密钥'),
    expect.stringContaining('等正在进行的调用结束'),
    expect.stringContaining('云函数 api 改用新密钥'),
    expect.stringContaining('云函数 jobs 改用新密钥'),
  ]);
  await run();
  expect(account.calls).toEqual(changeover);
  expect(account.variables['jobs']).toMatchObject({ FIELD_KEY: keys()['FIELD_KEY'], FIELD_KEY_OLD: FIELD_KEY });
  expect(account.variables['jobs']).not.toHaveProperty('FIELD_KEY_NEXT');
  expect(await run(true)).toEqual([]);
});

test('stopped between the strides, the same command goes on, and waits again', async () => {
  const { FIELD_KEY } = keys();
  rotate(keyFile());
  account.failing = 'untilCallsEnded';
  await expect(run()).rejects.toThrow('再运行同一条命令');
  expect(account.variables['api']).toMatchObject({ FIELD_KEY, FIELD_KEY_NEXT: keys()['FIELD_KEY'] });
  await run();
  expect(account.calls).toEqual(changeover.slice(2));
  expect(await run(true)).toEqual([]);
});

test('old keys go when they were retired, never before', async () => {
  rotate(keyFile());
  const during = readFileSync(keyFile(), 'utf8');
  await run();
  const { FIELD_KEY_OLD, INDEX_KEY_OLD, ...early } = keys();
  writeFileSync(keyFile(), JSON.stringify(early));
  await expect(run()).rejects.toThrow(/^云端还留着旧密钥.*撤早了/);
  writeFileSync(keyFile(), JSON.stringify({ ...early, FIELD_KEY_OLD }));
  await expect(run()).rejects.toThrow('不完整或被改动过');
  writeFileSync(keyFile(), during);
  finish(keyFile());
  expect(await run()).toEqual([
    expect.stringMatching(/api 的配置.*撤下环境变量 FIELD_KEY_OLD；撤下环境变量 INDEX_KEY_OLD/),
    expect.stringContaining('jobs'),
  ]);
  expect(account.variables['api']).not.toHaveProperty('FIELD_KEY_OLD');
  expect(await run(true)).toEqual([]);
});

test('a key file from before the rotation is refused', async () => {
  const before = readFileSync(keyFile(), 'utf8');
  rotate(keyFile());
  await run();
  writeFileSync(keyFile(), before);
  await expect(run()).rejects.toThrow('请换回原来的密钥文件');
});

test('keys are changed once more though the last old ones still stand in the cloud', async () => {
  rotate(keyFile());
  await run();
  finish(keyFile());
  rotate(keyFile());
  await run();
  expect(account.calls).toEqual(changeover);
  expect(await run(true)).toEqual([]);
});
