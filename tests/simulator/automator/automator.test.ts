declare function getApp(): { globalData: { launched: boolean } };

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import automator from 'miniprogram-automator';
import { fixtureProgram } from '../../support/fixture-program';
import type { OpenPhone, Phones } from '../../support/phone';
import { openPhones } from '../../support/phone';
import type { MiniProgram } from '../../support/stage';
import { until } from '../../support/until';

/** The real client, unchanged, drives a program in the simulated phone. */
describe('miniprogram-automator', () => {
  let phones: Phones;
  let phone: OpenPhone;
  let program: MiniProgram;

  beforeAll(async () => {
    phones = await openPhones({ layout: fixtureProgram });
    phone = await phones.open('o-somebody');
    program = await automator.connect({ wsEndpoint: phones.simulator.automator.url(phone.phoneId) });
  }, 60_000);
  afterAll(async () => {
    program.disconnect();
    await phones.close();
  });

  const firstPage = async () => {
    await program.callWxMethod('reLaunch', { url: '/pages/first/first' });
    const page = await program.currentPage();
    if (page?.path !== 'pages/first/first') throw new Error(`on ${String(page?.path)}`);
    return page;
  };
  const element = async (page: Awaited<ReturnType<typeof firstPage>>, selector: string) => {
    const found = await page.$(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };

  test('reads the page', async () => {
    const page = await firstPage();
    expect(await page.data('title')).toBe('hello');
    expect(await (await element(page, '#title')).text()).toBe('hello');
    expect(await page.$$('.item')).toHaveLength(3);
    expect(await page.$('#nobody')).toBeNull();
    expect(await (await element(page, '#title')).attribute('class')).toContain('title');
    expect(await (await element(page, '#title')).style('color')).toBe('rgb(29, 43, 42)');
    expect(await (await element(page, '#title')).outerWxml()).toContain('hello');
  });

  test('taps, types, calls and sets', async () => {
    const page = await firstPage();
    await (await element(page, '#plus')).tap();
    await until(async () => (await page.data('count')) === 2, 'the tap to count');
    const input = (await element(page, '#name')) as unknown as { input(value: string): Promise<void> };
    await input.input('小红');
    expect(await page.data('name')).toBe('小红');
    expect(await page.callMethod('add', 2, 3)).toBe(5);
    await page.setData({ title: 'changed' });
    expect(await (await element(page, '#title')).text()).toBe('changed');
  });

  test('reaches into a component', async () => {
    const page = await firstPage();
    const counter = await element(page, '#counter');
    const value = await counter.$('.value');
    expect(await value?.text()).toBe('5');
    await value?.tap();
    await until(async () => (await page.data('answer')) === 'counter 6', "the component's event");
  });

  test('walks between pages', async () => {
    const page = await firstPage();
    await (await element(page, '#next')).tap();
    await until(async () => (await program.currentPage())?.path === 'pages/second/second', 'the second page');
    expect((await program.currentPage())?.query).toEqual({ id: '7' });
    expect((await program.pageStack()).map((each) => each.path)).toEqual(['pages/first/first', 'pages/second/second']);
    await program.native().navigateLeft();
    await until(async () => (await program.currentPage())?.path === 'pages/first/first', 'the way back');
  });

  test.each([
    ['confirmModal', 'yes'],
    ['cancelModal', 'no'],
  ] as const)('native %s answers the modal that the tap opens', async (action, answer) => {
    const page = await firstPage();
    await (await element(page, '#ask')).tap();
    await program.native()[action]();
    await until(async () => (await page.data('answer')) === answer, `the answer ${answer}`);
    expect(await phone.page.locator('.modal-body').count()).toBe(0);
  });

  test('runs a function in the program and hears from it', async () => {
    expect(await program.evaluate((add: number) => getApp().globalData.launched && add + 1, 41)).toBe(42);
    const heard = new Promise((resolve) => {
      void program.exposeFunction('tellTest', resolve).then(() => program.evaluate('() => tellTest("word")'));
    });
    expect(await heard).toBe('word');
  });

  test('replaces a method of wx and puts it back', async () => {
    await program.mockWxMethod('showModal', { confirm: true, cancel: false });
    expect(await program.callWxMethod('showModal', { title: 'x' })).toEqual({ confirm: true, cancel: false });
    await program.restoreWxMethod('showModal');
    await expect(program.callWxMethod('nothingSuch', {})).rejects.toThrow('nothingSuch');
  });

  test('takes a picture of the phone', async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'automator-'));
    const file = path.join(dir, 'phone.png');
    await program.screenshot({ path: file });
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
    rmSync(dir, { recursive: true });
  });

  test('what is not served says so', async () => {
    await expect(program.testAccounts()).rejects.toThrow('not simulated: Tool.getTestAccounts');
    await expect(program.native().shareConfirm()).rejects.toThrow('not simulated: Tool.native shareConfirm');
  });
});
