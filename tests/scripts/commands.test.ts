import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../simulator/layout';
import { seededFolder } from '../support/phone';
import { until } from '../support/until';

const COMMAND_MS = 60_000;

interface Ran {
  code: number | null;
  output: string;
}

let folder: string;
let data: string;
let backup: string;
let keys: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'commands-'));
  data = path.join(folder, 'school');
  backup = path.join(folder, 'school.backup');
  keys = path.join(folder, 'keys.json');
  cpSync(await seededFolder('school'), data, { recursive: true });
}, 240_000);
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Types `npm …`, without keys in the environment. */
function npm(...words: string[]): { child: ChildProcess; lines: () => string; ended: Promise<Ran> } {
  const env = { ...process.env, FIELD_KEY: '', INDEX_KEY: '' };
  const child = spawn('npm', words, { cwd: PROJECT_ROOT, env, shell: process.platform === 'win32' });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, output })));
  return { child, lines: () => output, ended };
}

const run = (script: string, ...options: string[]): Promise<Ran> => npm('run', script, '--', ...options).ended;

/** Starts the data as a person does, and ends it again; resolves to who can be chosen under "who am I". */
async function peopleAfterStart(): Promise<unknown> {
  const { child, lines, ended } = npm('start', '--', '--port', '0', '--data', data);
  const find = () => /^phone: (\S+)$/m.exec(lines())?.[1];
  const url = await until(find, 'the address of the phone', { timeoutMs: COMMAND_MS, describe: lines });
  expect(lines()).not.toContain('正在准备');
  const token = /control-token" content="([^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? '';
  const people = await fetch(`${url}/control/people`, { headers: { authorization: `Bearer ${token}` } });
  expect(people.status).toBe(200);
  const answer: unknown = await people.json();
  child.kill('SIGTERM');
  await ended;
  return answer;
}

test('typed one after the other: backup, everything lost, restore, audit, start with the same people', async () => {
  const before = await peopleAfterStart();
  expect(before).toEqual(expect.arrayContaining([expect.objectContaining({ openid: 'oSeedFamily01' })]));
  const made = await run('backup', '--data', data, '--out', backup);
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining('备份写好了') });
  cpSync(path.join(data, 'secrets.json'), keys);
  rmSync(data, { recursive: true });

  const restored = await run('restore', '--from', backup, '--data', data, '--keys', keys);
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('恢复好了') });
  const total = (output: string) => /总哈希 [0-9a-f]{64}/.exec(output)?.[0];
  expect(total(restored.output)).toBe(total(made.output));
  const audited = await run('audit', 'verify', '--data', data);
  expect(audited).toMatchObject({ code: 0, output: expect.stringContaining('还没有封存任何事件') });
  expect(await peopleAfterStart()).toEqual(before);
}, 180_000);

test('a backup that was altered or cut, or that has no key, restores nothing and says where', async () => {
  const text = readFileSync(backup, 'utf8');
  const at = text.split('\n').findIndex((line) => line.includes('"boarder":true'));
  const altered = path.join(folder, 'altered.backup');
  writeFileSync(altered, text.replace('"boarder":true', '"boarder":false'));
  const cut = path.join(folder, 'cut.backup');
  writeFileSync(cut, text.slice(0, text.length / 2));
  const nowhere = path.join(folder, 'nowhere');
  const [refused, short, keyless] = await Promise.all([
    run('restore', '--from', altered, '--data', nowhere, '--keys', keys),
    run('restore', '--from', cut, '--data', `${nowhere}-2`, '--keys', keys),
    run('restore', '--from', backup, '--data', `${nowhere}-3`),
  ]);
  expect(refused).toMatchObject({ code: 2, output: expect.stringContaining(`第 ${String(at + 1)} 行（集合 `) });
  expect(short).toMatchObject({ code: 2, output: expect.stringMatching(/集合 \w+ 的第 \d+ 行/) });
  expect(keyless).toMatchObject({ code: 2, output: expect.stringContaining('缺少密钥 FIELD_KEY') });
}, 60_000);

test.each([['/proc/x'], ['/proc/x/y']])(
  'restoring into %s ends at once with one line',
  async (place) => {
    const { code, output } = await run('restore', '--from', backup, '--data', place, '--keys', keys);
    expect(code).toBe(2);
    expect(output).toMatch(/建不起来（.+）。请用 --data/);
  },
  30_000,
);
