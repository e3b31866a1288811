import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startCloud, StartError } from '../../../simulator/cloud/cloud';
import type { CloudOptions } from '../../../simulator/cloud/cloud';
import { laboratoryOptions } from './laboratory';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function refusal(options: CloudOptions): Promise<string> {
  try {
    const cloud = await startCloud(options);
    await cloud.close();
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('it started');
}

describe('starting', () => {
  test('is quick', async () => {
    const before = process.cpuUsage();
    const cloud = await startCloud(laboratoryOptions(join(folder, 'quick')));
    const { user, system } = process.cpuUsage(before);
    await cloud.close();
    // Processor time, since the wall clock of a busy machine says nothing; microseconds.
    expect(user + system).toBeLessThan(300_000);
  });

  test('one process per folder', async () => {
    const options = laboratoryOptions(join(folder, 'one'));
    const cloud = await startCloud(options);
    expect(await refusal(options)).toMatch(/正被另一个模拟器使用（进程 \d+）/);
    await cloud.close();
    await (await startCloud(options)).close();
  });

  test('a living process of somebody else keeps its folder; a dead one loses it', async () => {
    const options = laboratoryOptions(join(folder, 'other'));
    await (await startCloud(options)).close();
    const sleeper = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    const lock = join(options.dataDir, 'lock.json');
    writeFileSync(lock, JSON.stringify({ pid: sleeper.pid, born: null }));
    expect(await refusal(options)).toContain(`进程 ${String(sleeper.pid)}`);
    const exited = new Promise((resolve) => sleeper.once('exit', resolve));
    sleeper.kill('SIGKILL');
    await exited;
    await (await startCloud(options)).close();
    writeFileSync(lock, JSON.stringify({ pid: process.pid, born: 'another life' }));
    await (await startCloud(options)).close();
  });

  test('a folder that cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal(laboratoryOptions(join(folder, 'file', 'below')))).toMatch(/^数据目录 .* 不能写.*$/);
  });

  test('a damaged database', async () => {
    const options = laboratoryOptions(join(folder, 'damaged'));
    await (await startCloud(options)).close();
    writeFileSync(
      join(options.dataDir, 'cloud.db'),
      'this is no database, and it is long enough to look like one'.repeat(100),
    );
    expect(await refusal(options)).toContain('打不开数据库');
  });

  test('a variable without a value, and files that are not there', async () => {
    expect(await refusal({ ...laboratoryOptions(join(folder, 'x')), environment: {} })).toMatch(
      /函数 probe 需要环境变量 SECRET/,
    );
    expect(
      await refusal({ ...laboratoryOptions(join(folder, 'x')), functionsFile: join(folder, 'none.json') }),
    ).toContain('读不了');
  });
});
