import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { Laboratory, Phone } from './laboratory';
import { callDom, css, dom, openLaboratory } from './laboratory';
import { until } from '../../support/until';

let laboratory: Laboratory;
let phone: Phone;

beforeAll(async () => {
  laboratory = await openLaboratory();
  phone = await laboratory.phone();
}, 60_000);
afterAll(() => laboratory.close());

/** An element of the page on top by its id in the template. */
const byId = (id: string, of = phone): Locator =>
  of.frame.locator(`.phone-page:not([hidden]) [exparser\\:info-attr-id="${id}"]`).first();

describe('events', () => {
  test('a tap arrives once, with dataset, marks and detail', async () => {
    await phone.open('/pages/home/home');
    expect(await byId('few').count()).toBe(1);
    await byId('tap').click();
    await phone.expectData('taps', 1);
    expect(await phone.data('dataset')).toEqual({ someKey: 3, text: '3' });
    expect(await phone.data('mark')).toEqual({ row: 'r1' });
    await byId('tap').click();
    await phone.expectData('taps', 2);
    expect(await byId('some').count()).toBe(1);
    expect(await byId('hidden').isVisible()).toBe(false);
  });

  test('van-button fires its click once', async () => {
    await phone.open('/pages/home/home');
    await byId('van').locator('wx-button').click();
    await byId('tap').click();
    await phone.expectData('taps', 1);
    expect(await phone.data('vanTaps')).toBe(1);
  });

  test('a finger taps once too, and a screen reader can', async () => {
    const context = await laboratory.newContext({ hasTouch: true });
    const touched = await laboratory.phone({ context });
    await byId('tap', touched).tap();
    await touched.expectData('taps', 1);
    await byId('van', touched).locator('wx-button').tap();
    await touched.expectData('vanTaps', 1);
    await callDom(byId('tap', touched), 'click');
    await touched.expectData('taps', 2);
    expect(await touched.data('vanTaps')).toBe(1);
    await context.close();
  });

  test('catch, capture, long press, disabled', async () => {
    await phone.open('/pages/home/home');
    await byId('inner').click();
    await phone.expectData('catches', ['capture', 'inner']);
    await byId('long').hover();
    await phone.page.mouse.down();
    await phone.expectData('long', 1);
    await phone.page.mouse.up();
    await byId('off').click({ force: true });
    await byId('long').click();
    await phone.expectData('taps', 1);
  });

  test('WXS types and regular expressions, npm modules, keys of lists', async () => {
    await phone.open('/pages/home/home');
    expect(await byId('kind').innerText()).toBe('Array a#b##');
    expect(await byId('today').innerText()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(await phone.frame.locator('.item').allInnerTexts()).toEqual(['0:1', '1:2']);
  });

  test('the keyboard presses a button', async () => {
    await phone.open('/pages/home/home');
    await byId('call').focus();
    await phone.page.keyboard.press('Enter');
    await phone.expectData('answer', '{"action":"echo","at":1}');
  });

  test('aria attributes reach the document', async () => {
    await phone.open('/pages/home/home');
    expect(await byId('tap').getAttribute('aria-label')).toBe('点我');
    expect(await byId('tap').getAttribute('role')).toBe('button');
    await phone.open('/pages/form/form');
    expect(await phone.frame.getByRole('textbox', { name: '姓名' }).count()).toBe(1);
  });
});

describe('forms', () => {
  beforeAll(() => phone.open('/pages/form/form'));
  const field = (id: string): Locator => byId(id).locator('input, textarea').first();

  test('inputs tell what is typed', async () => {
    expect(await css(byId('name').locator('.phone-placeholder'), 'color')).toBe('rgb(9, 9, 9)');
    await field('name').focus();
    await phone.page.keyboard.type('abcdefgh');
    await phone.expectData('name', 'abcde');
    expect(await byId('name').locator('.phone-placeholder').isVisible()).toBe(false);
    await phone.page.keyboard.press('Enter');
    await phone.expectData('confirmed', 'abcde');
    await field('name').blur();
    await phone.expectData('events', ['focus', 'blur']);
  });

  test('keyboards of each type, password, replaced and controlled values, model:', async () => {
    for (const [id, typed, kept] of [
      ['number', '1a2.3', '123'],
      ['digit', '1a2.3', '12.3'],
      ['idcard', '11a2X', '112X'],
    ] as const) {
      await field(id).fill('');
      await field(id).pressSequentially(typed);
      expect(await field(id).inputValue()).toBe(kept);
    }
    expect(await field('password').getAttribute('type')).toBe('password');
    await field('upper').fill('abc');
    await until(async () => (await field('upper').inputValue()) === 'ABC', 'the value to be replaced');
    await field('fixed').fill('other');
    await until(async () => (await field('fixed').inputValue()) === 'fixed', 'the value to be put back');
    await field('model').fill('new');
    await until(async () => (await byId('model-out').innerText()) === 'new', 'model:value to follow');
    await phone.expectData('model', 'new');
  });

  test('choices: checkbox, radio, switch, their labels', async () => {
    await byId('label-a').click();
    await phone.expectData('agree', ['a']);
    await byId('box-b').click();
    await phone.expectData('agree', ['a', 'b']);
    await byId('box-a').click();
    await phone.expectData('agree', ['b']);
    await byId('blue').click();
    await phone.expectData('colour', 'blue');
    await byId('label-switch').click();
    await phone.expectData('on', true);
    expect(await byId('switch').getAttribute('aria-checked')).toBe('true');
  });

  test('pickers', async () => {
    await byId('picker').click();
    await phone.frame.locator('.phone-wheel-line').getByText('丙').click();
    await phone.frame.locator('.phone-picker-confirm').click();
    await phone.expectData('pick', '2');
    await byId('date').click();
    await phone.frame.getByText('7月', { exact: true }).click();
    await phone.frame.getByText('31日', { exact: true }).click();
    await phone.frame.locator('.phone-picker-confirm').click();
    await phone.expectData('date', '2026-07-31');
    await byId('time').click();
    await phone.frame.locator('.phone-wheel').nth(1).getByText('45', { exact: true }).click();
    await phone.frame.locator('.phone-picker-confirm').click();
    await phone.expectData('time', '08:45');
    await byId('multi').click();
    await phone.frame.locator('.phone-wheel').nth(1).getByText('y', { exact: true }).click();
    await phone.frame.locator('.phone-picker-confirm').click();
    await phone.expectData('multi', [0, 1]);
    await byId('picker').click();
    await phone.frame.locator('.phone-picker-cancel').click();
    await phone.expectData('events', ['focus', 'blur', 'columnchange', 'cancel']);
  });

  test('the automator types and switches', async () => {
    const { pageId } = await phone.ask('App.getCurrentPage');
    const find = async (selector: string) => (await phone.ask('Page.getElement', { pageId, selector }))['elementId'];
    const elementId = await find('#name');
    await phone.ask('Element.callFunction', { elementId, functionName: 'input.input', args: ['小明'] });
    await phone.expectData('name', '小明');
    await phone.ask('Element.callFunction', { elementId: await find('switch'), functionName: 'switch.tap', args: [] });
    await phone.expectData('on', false);
  });

  test('submit and reset', async () => {
    await byId('submit').click();
    await until(() => phone.data('submitted'), 'the form to be submitted');
    expect(await phone.data('submitted')).toEqual({
      name: '小明',
      number: '123',
      digit: '12.3',
      idcard: '112X',
      password: '',
      upper: 'ABC',
      memo: '一行',
      agree: ['b'],
      colour: 'blue',
      on: false,
      slider: 12,
      pick: '2',
      date: '2026-07-31',
      box: 'boxed',
    });
    await byId('reset').click();
    await phone.expectData('submitted', 'reset');
    expect(await field('number').inputValue()).toBe('');
  });
});

describe('other elements', () => {
  beforeAll(() => phone.open('/pages/elements/elements'));

  test('scroll-view', async () => {
    const { pageId } = await phone.ask('App.getCurrentPage');
    await phone.ask('Page.setData', { pageId, data: { into: 'row20' } });
    const top = () => dom(byId('scroller'), 'scrollTop');
    await until(async () => (await top()) === 600, 'the row to be scrolled to');
    await callDom(byId('scroller'), 'scrollTo', 0, 10_000);
    await phone.expectData('lower', 1);
    expect(Number(await phone.data('scrolls'))).toBeGreaterThan(0);
    await callDom(byId('scroller'), 'scrollTo', 0, 0);
    const box = await byId('scroller').boundingBox();
    if (!box) throw new Error('no scroll-view');
    await phone.page.mouse.move(box.x + 50, box.y + 20);
    await phone.page.mouse.down();
    await phone.page.mouse.move(box.x + 50, box.y + 120, { steps: 4 });
    await phone.page.mouse.up();
    await phone.expectData('refreshed', true);
  });

  test('swiper', async () => {
    const box = await byId('swiper').boundingBox();
    if (!box) throw new Error('no swiper');
    await phone.page.mouse.move(box.x + 200, box.y + 20);
    await phone.page.mouse.down();
    await phone.page.mouse.move(box.x + 100, box.y + 20, { steps: 3 });
    await phone.page.mouse.up();
    await phone.expectData('slide', 1);
    expect(await phone.data('changes')).toEqual(['touch']);
    expect(await phone.frame.locator('.phone-swiper-dots i').count()).toBe(3);
  });

  test('picker-view', async () => {
    const column = byId('wheel').locator('wx-picker-view-column');
    await until(async () => (await dom(column, 'scrollTop')) === 40, 'the wheel to stand at b');
    await column.getByText('c').click();
    await phone.expectData('wheel', [2]);
  });

  test('image', async () => {
    await phone.expectData('loaded', '10x10');
    await phone.expectData('failed', true);
    expect((await byId('image').boundingBox())?.height).toBe(100);
    expect(await byId('relative').locator('img').getAttribute('src')).toBe('/app/images/dot.png');
  });

  test('text, rich-text, progress, icon', async () => {
    expect(await dom(byId('text'), 'textContent')).toBe('a<b\u00a0c');
    const html = byId('html').locator('p');
    expect(await html.innerText()).toBe('你好粗');
    expect(await html.innerHTML()).toBe('你好<b>粗</b>');
    expect(await css(html, 'color')).toBe('rgb(255, 0, 0)');
    expect(await byId('nodes').innerText()).toBe('1 < 2');
    expect(await byId('progress').innerText()).toBe('30%');
    expect((await byId('icon').boundingBox())?.width).toBe(40);
  });

  test('root-portal and navigator', async () => {
    const before = Number(await phone.data('lower'));
    await byId('portal').click();
    await phone.expectData('lower', before + 1);
    await byId('go').click();
    await until(async () => (await phone.ask('App.getCurrentPage'))['path'] === 'pages/log/log', 'the page to open');
  });
});
