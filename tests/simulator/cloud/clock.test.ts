import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startCloud } from '../../../simulator/cloud/cloud';
import { Laboratory, laboratoryOptions } from './laboratory';
import { until } from '../../support/until';

const DAY = 86_400_000;
let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open({ timers: true });
});
afterAll(() => lab.close());

const ticks = async (): Promise<Record<string, unknown>[]> =>
  (await lab.run(`return (await db.collection('ticks').get()).data`)) as Record<string, unknown>[];

describe('simulated time', () => {
  test('moves functions and server dates, also while a function runs, and survives a restart', async () => {
    await lab.cloud.clock.set(new Date('2030-01-01T00:00:00Z'));
    await lab.cloud.clock.advance(DAY);
    const script = `await db.collection('users').add({ data: { _id: 't' + Math.random(), at: db.serverDate() } });
      return [new Date().toISOString(), new Date(Date.now()).toISOString(), (await db.collection('users').orderBy('at', 'desc').limit(1).get()).data[0].at.toISOString(), new Date() instanceof Date, new Date(0).getTime(), new Date().constructor === Date, typeof Date()]`;
    const [plain, now, server, ...types] = (await lab.run(script)) as string[];
    for (const time of [plain, now, server]) expect(time).toMatch(/^2030-01-02T00:0/);
    expect(types).toEqual([true, 0, true, 'string']);
    const running = lab.run(
      `const before = Date.now(); while (Date.now() - before < 1000) await new Promise((r) => setTimeout(r, 10)); return Date.now() - before`,
    );
    await lab.run('return 1');
    await lab.cloud.clock.advance(DAY);
    expect(await running).toBeGreaterThanOrEqual(1000);
    await lab.stop();
    await lab.start();
    expect((await lab.cloud.clock.now()).toISOString()).toMatch(/^2030-01-03/);
    expect(await lab.run(`return new Date().toISOString()`)).toMatch(/^2030-01-03/);
  });

  test('a time that is none is refused', async () => {
    await expect(lab.cloud.clock.set(new Date('nonsense'))).rejects.toThrow();
  });
});

describe('timers', () => {
  test('runTimer calls with the event of a timer and without a person', async () => {
    await lab.cloud.runTimer('other');
    const [tick] = await ticks();
    expect(tick).toMatchObject({ Type: 'Timer', TriggerName: 'tick', source: 'wx_trigger' });
    expect(tick?.['userInfo']).not.toHaveProperty('openId');
    const call = (await lab.cloud.calls()).filter((record) => record.functionName === 'other').at(-1);
    expect(call).toMatchObject({ openid: null, source: 'wx_trigger' });
    await expect(lab.cloud.runTimer('probe')).rejects.toThrow('no timer');
  });

  test('a leap over several moments rings once', async () => {
    await lab.cloud.clock.set(new Date('2031-06-01T10:10:00Z'));
    const rang = async () => (await ticks()).some((tick) => String(tick['Time']).startsWith('2031-06-01T10:1'));
    await until(rang, 'the timer to ring');
    const before = (await ticks()).length;
    await lab.cloud.clock.advance(5 * 3_600_000);
    await until(async () => (await ticks()).length > before, 'the timer to ring again');
    await lab.run('return 1');
    expect(await ticks()).toHaveLength(before + 1);
    expect((await ticks()).at(-1)?.['Time']).toMatch(/^2031-06-01T15:1/);
  });

  test('a pattern that is none refuses to start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'timers-'));
    const options = laboratoryOptions(join(folder, 'data'));
    const file = join(folder, 'functions.json');
    cpSync(options.functionsFile, file);
    writeFileSync(file, readFileSync(file, 'utf8').replace('0 0 * * * * *', '0 0 * * *'));
    await expect(startCloud({ ...options, functionsFile: file })).rejects.toThrow('要 7 段');
  });
});
