import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../support/until';
import type { Laboratory } from './laboratory';
import { openLaboratory } from './laboratory';

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
}, 60_000);
afterAll(() => laboratory.close());

test('a new build reaches the phones that are open; one that fails says why', async () => {
  const phone = await laboratory.phone({ page: '/pages/leak/leak' });
  await phone.wx('setStorageSync', 'kept', 'yes');
  const { page } = phone;
  writeFileSync(path.join(laboratory.bundleDir, 'app', 'main.js'), "throw new Error('broken build');");
  laboratory.server.reload();
  await until(async () => (await failureOf()).includes('the package main could not be run'), 'the failure to be shown');
  await laboratory.bundle();
  await page.reload();
  await page.locator('.screen[data-state="ready"]').waitFor();
  expect(await phone.wx('getStorageSync', 'kept')).toBe('yes');

  async function failureOf(): Promise<string> {
    const frame = page.frames().find((each) => each.url().includes('/frame.html'));
    return (await frame?.locator('.phone-failure').first().innerText({ timeout: 500 })) ?? '';
  }
});

test('a tab that the simulator no longer knows begins again, as the same person', async () => {
  const phone = await laboratory.phone({ page: '/pages/leak/leak', as: 'anna' });
  const begun = () => phone.page.evaluate(() => performance.timeOrigin);
  const before = await begun();
  laboratory.cloud.nextStatus = 401;
  const functionDeclaration = `() => wx.cloud.callFunction({ name: 'api', data: {} })`;
  const call = phone.ask('App.callFunction', { functionDeclaration, args: [] }).catch(() => undefined);
  await until(async () => (await begun().catch(() => before)) !== before, 'the tab to begin again');
  await phone.page.locator('.screen[data-state="ready"]').waitFor();
  await call;
  expect(await phone.page.locator('body').innerText()).toContain('安娜');
});
