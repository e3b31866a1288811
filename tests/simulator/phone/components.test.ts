import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Laboratory, Phone } from './laboratory';
import { css, dom, openLaboratory } from './laboratory';

describe('components', () => {
  let laboratory: Laboratory;
  let phone: Phone;

  const colour = (selector: string, name = 'color'): Promise<string> =>
    css(phone.frame.locator(`.phone-page:not([hidden]) ${selector}`).first(), name);
  const callPage = async (method: string): Promise<unknown> => {
    const { pageId } = await phone.ask('App.getCurrentPage');
    return (await phone.ask('Page.callMethod', { pageId, method, args: [] }))['result'];
  };

  beforeAll(async () => {
    laboratory = await openLaboratory();
    phone = await laboratory.phone({ page: '/pages/components/components' });
  }, 60_000);
  afterAll(() => laboratory.close());

  test('lifetimes, behaviors, selections', async () => {
    expect(await callPage('read')).toEqual({
      hello: 'hello kind',
      life: ['created', 'attached', 'show', 'ready'],
      all: 2,
      owner: true,
      bar: null,
    });
  });

  test('observers, relations, slots, templates of other files', async () => {
    const box = phone.frame.locator('list-box');
    expect((await box.innerText()).replace(/\s+/g, ' ')).toBe('头 题 4 2 entry entry');
    expect(await phone.frame.locator('[exparser\\:info-attr-id="row"]').innerText()).toBe('模板');
    expect(await box.getAttribute('aria-label')).toBe('盒子');
  });

  test('styles: isolated, shared on request, external classes, slotted content, host', async () => {
    expect(await colour('list-box wx-view')).toBe('rgb(0, 0, 0)');
    expect(await colour('list-box wx-view', 'background-color')).toBe('rgb(8, 8, 8)');
    expect(await colour('list-box wx-view', 'border-top-color')).toBe('rgb(4, 5, 6)');
    expect(await colour('list-box', 'display')).toBe('block');
    expect(await colour('.slotted')).toBe('rgb(6, 6, 6)');
    expect(await colour('list-entry wx-view')).toBe('rgb(1, 2, 3)');
    expect(await colour('[exparser\\:info-attr-id="outside"]')).toBe('rgb(7, 7, 7)');
  });

  test('events, queries, removal', async () => {
    await phone.frame.locator('list-box .slotted').click();
    await phone.expectData('changes', [2]);
    const [rect, viewport] = (await callPage('measure')) as [Record<string, unknown>, Record<string, unknown>];
    expect(rect).toMatchObject({ id: 'box', left: 0 });
    expect(Number(rect['width'])).toBeGreaterThan(300);
    expect(viewport).toMatchObject({ scrollTop: 0 });
    await callPage('hide');
    const detached = { functionDeclaration: '() => getApp().globalData.detached' };
    expect((await phone.ask('App.callFunction', detached))['result']).toBe(true);
    expect(phone.problems).toEqual([]);
  });

  test('every component of vant mounts', async () => {
    await phone.open('/pages/vant/vant');
    // Without a value van-info shows nothing.
    const empty = phone.frame.locator('.phone-page:not([hidden]) .t + :empty');
    expect(await empty.count()).toBe(1);
    expect(await dom(empty, 'localName')).toBe('van-info');
    expect(phone.problems).toEqual([]);
  });

  test('vant is styled and answers', async () => {
    const line = phone.frame.locator('.van-tabs__line, [class*="--van-tabs__line"]').first();
    expect((await line.boundingBox())?.width).toBe(40);
    const plus = phone.frame.locator('[class*="van-stepper__plus"]').first();
    await plus.click();
    const input = phone.frame.locator('van-stepper input');
    await expect(input.inputValue()).resolves.toBe('2');
    await phone.frame.locator('van-collapse-item').getByText('t', { exact: true }).click();
    await phone.frame.locator('van-collapse-item').getByText('c', { exact: true }).waitFor();
    await phone.frame.locator('van-switch [class*="van-switch"]').first().click();
    expect(phone.problems).toEqual([]);
  });
});
