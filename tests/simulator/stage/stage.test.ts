import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Stage } from '../../support/stage';
import { openStage } from '../../support/stage';

const FIRST = '陈校长';
const SECOND = '周敏';
const PREPARING_MS = 180_000;

describe('the stage', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, PREPARING_MS);
  afterAll(() => stage.close());

  test('each person has a phone of their own, and the same one again', async () => {
    const first = await stage.as(FIRST);
    const second = await stage.as(SECOND);
    expect(await stage.as(FIRST)).toBe(first);
    expect(second).not.toBe(first);
    expect((await first.currentPage())?.path).toMatch(/^pages\//);
  });

  test('the network is that of one phone', async () => {
    await stage.network(FIRST, 'lost');
    const type = async (person: string) =>
      ((await (await stage.as(person)).callWxMethod('getNetworkType', {})) as { networkType: string }).networkType;
    expect(await type(FIRST)).toBe('none');
    expect(await type(SECOND)).not.toBe('none');
    await stage.network(FIRST, 'good');
  });

  test('the clock is that of all', async () => {
    const now = async (person: string) => Number(await (await stage.as(person)).evaluate('() => Date.now()'));
    const [first, second] = [await now(FIRST), await now(SECOND)];
    await stage.clock.advance(86_400_000);
    expect((await now(FIRST)) - first).toBeGreaterThanOrEqual(86_400_000);
    expect((await now(SECOND)) - second).toBeGreaterThanOrEqual(86_400_000);
  });

  test('questions are answered before and after they are asked', async () => {
    const program = await stage.as(FIRST);
    await stage.scan(FIRST, 'a code');
    expect(await program.callWxMethod('scanCode', {})).toMatchObject({ result: 'a code' });
    const asked = program.callWxMethod('showModal', { title: '好吗', content: '' });
    await stage.confirm(FIRST);
    expect(await asked).toMatchObject({ confirm: true });
    const chosen = program.callWxMethod('chooseMessageFile', { count: 1 });
    await stage.chooseFile(FIRST, { name: 'roster.csv', content: Buffer.from('a,b') });
    expect(await chosen).toMatchObject({ tempFiles: [{ name: 'roster.csv', size: 3 }] });
  });

  test('a wait that fails says for what, and what is on the phones', async () => {
    const waiting = stage.until(() => false, 'rain', { timeoutMs: 100 });
    await expect(waiting).rejects.toThrow(/waited 0.1 s for rain\nphone of \S+, pages\//);
  });

  test('takes pictures', async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'stage-'));
    await stage.screenshot(FIRST, path.join(dir, 'deep', 'phone.png'));
    expect(existsSync(path.join(dir, 'deep', 'phone.png'))).toBe(true);
    rmSync(dir, { recursive: true });
  });

  test('inboxes are readable by name', async () => {
    expect(await stage.inbox(FIRST)).toEqual(expect.any(Array));
  });
});
