import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../../simulator/layout';
import { until } from '../../support/until';

const STARTING_MS = 90_000;

interface Started {
  child: ChildProcess;
  lines: string[];
  exitCode: Promise<number | null>;
}

describe('npm start', () => {
  let dir: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'start-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  });

  function start(...options: string[]): Started {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...options], { cwd: PROJECT_ROOT });
    children.push(child);
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n').filter(Boolean)));
    }
    const exitCode = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { child, lines, exitCode };
  }

  const phoneUrl = ({ lines }: Started): string | undefined =>
    lines.find((line) => line.startsWith('phone: '))?.slice('phone: '.length);

  const isServed = (url: string): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );

  test('serves a phone, ends on Ctrl-C with 0, and keeps the data', async () => {
    const data = path.join(dir, 'data');
    const first = start('--port', '0', '--data', data);
    const url = await until(() => phoneUrl(first), 'the line with the address', {
      timeoutMs: STARTING_MS,
      describe: () => first.lines.join('\n'),
    });
    expect(first.lines.filter((line) => line.startsWith('phone: '))).toHaveLength(1);
    expect(await isServed(url)).toBe(true);
    first.child.kill('SIGINT');
    expect(await first.exitCode).toBe(0);
    expect(first.lines.at(-1)).toBe('停下了，数据留着，下次 npm start 接着用。');
    expect(await isServed(url)).toBe(false);

    const second = start('--port', '0', '--data', data);
    const again = await until(() => phoneUrl(second), 'the second start', { timeoutMs: STARTING_MS });
    expect(second.lines.some((line) => line.startsWith('正在准备'))).toBe(false);
    second.child.kill('SIGKILL');
    await until(async () => !(await isServed(again)), 'the simulator to end with its launcher');
  }, 120_000);

  test.each([
    ['an unknown option', ['--prot', '1'], /没有 --prot 这个选项/],
    ['an unknown seed', ['--seed', 'shcool'], /没有叫“shcool”的示例数据。有这些：/],
    ['a bad port', ['--port', 'x'], /--port 要/],
  ])('%s is one line and 1', async (_what, options, line) => {
    const refused = start(...options);
    expect(await refused.exitCode).toBe(1);
    expect(refused.lines).toEqual([expect.stringMatching(line)]);
  });

  test('a folder that nothing can be written to is one line and 1, at once', async () => {
    const place = path.join(dir, 'file');
    writeFileSync(place, '');
    const nowhere = existsSync('/proc/self') ? ['/proc/x', '/proc/x/y'] : [];
    for (const data of [path.join(place, 'data'), ...nowhere]) {
      const refused = start('--port', '0', '--data', data);
      expect(await refused.exitCode).toBe(1);
      expect(refused.lines).toEqual([
        expect.stringMatching(/^数据文件夹 .* 不能写（E[A-Z]+）。请用 --data 换一个能写的文件夹。$/),
      ]);
    }
  }, 30_000);

  test('a taken port is one line and 1, before the build', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const refused = start('--port', String(port), '--data', path.join(dir, 'data'));
    expect(await refused.exitCode).toBe(1);
    expect(refused.lines).toEqual([`端口 ${port} 已经被占用。换一个端口：npm start -- --port ${port + 1}`]);
    expect(existsSync(path.join(dir, 'data'))).toBe(false);
    other.close();
  });

  test('a folder with other things in it is refused', async () => {
    const folder = path.join(dir, 'letters');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'letter.txt'), 'dear');
    const refused = start('--port', '0', '--data', folder);
    expect(await refused.exitCode).toBe(1);
    expect(refused.lines.at(-1)).toMatch(/里有别的东西/);
  }, 60_000);
});
