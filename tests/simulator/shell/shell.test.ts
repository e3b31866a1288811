import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { fixtureProgram } from '../../support/fixture-program';
import type { Phones } from '../../support/phone';
import { openPhones } from '../../support/phone';
import { until } from '../../support/until';

const WIDE = { width: 1440, height: 940 };
const NARROW = { width: 390, height: 844 };
const ready = '.screen[data-state="ready"]';

describe('the shell', () => {
  let phones: Phones;
  let page: Page;
  let program: FrameLocator;

  beforeAll(async () => {
    phones = await openPhones({ layout: fixtureProgram });
    const { cloud } = phones.simulator;
    await cloud.addPerson({ openid: 'o-li', name: '李秀英', group: '家长', note: '两个孩子' });
    await cloud.addPerson({ openid: 'o-wang', name: '王老师', group: '班主任' });
  }, 60_000);
  afterAll(() => phones.close());

  const open = async (address = '/?as=o-li', viewport = WIDE) => {
    page = await phones.tab(address, viewport);
    program = page.frameLocator('iframe');
  };
  /** The frame keeps a page's ids in an attribute of the engine. */
  const part = (id: string) => program.locator(`[exparser\\:info-attr-id="${id}"]`);
  const isReady = () => page.locator(ready).waitFor();
  afterEach(() => page.context().close());

  test('asks who holds the phone, and starts the program as that person', async () => {
    await open('/');
    await page.getByText('这台手机现在是谁的？').waitFor();
    await page.locator('.chooser').getByRole('button', { name: '王老师' }).click();
    await isReady();
    expect(await page.title()).toBe('王老师 · 手机');
    await page.reload();
    await isReady();
    expect(await page.locator('.status-person').innerText()).toBe('王老师');
  });

  test('changes hands, also to a stranger', async () => {
    await open();
    await isReady();
    await page.locator('.card-people').getByRole('button', { name: '王老师' }).click();
    await until(async () => (await page.title()) === '王老师 · 手机', 'the other person');
    await page.locator('.card-people').getByRole('button', { name: '当一个陌生人' }).click();
    await until(async () => (await page.title()).startsWith('陌生人'), 'the stranger');
    await isReady();
    expect(await page.locator('.card-people [aria-current]').innerText()).toContain('陌生人');
  });

  test('two tabs are two people', async () => {
    await open('/?as=o-li&phone=one');
    await isReady();
    const other = await phones.tab('/?as=o-wang&phone=two');
    await other.locator(ready).waitFor();
    expect(phones.simulator.phone.agents.list()).toEqual(expect.arrayContaining(['one', 'two']));
    await other.context().close();
  });

  test('shows the bar of the page, and goes back', async () => {
    await open('/?as=o-li&page=/pages/first/first');
    await isReady();
    await page.getByRole('heading', { name: 'First' }).waitFor();
    await part('next').click();
    await page.getByRole('heading', { name: 'Second' }).waitFor();
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('heading', { name: 'First' }).waitFor();
    expect(await page.getByRole('button', { name: '返回' }).count()).toBe(0);
  });

  test('opens at the page of the address', async () => {
    await open(`/?as=o-li&page=${encodeURIComponent('/pages/second/second?id=9')}`);
    await isReady();
    expect(await part('id').innerText()).toBe('9');
  });

  test('a modal is answered by tap and by keyboard, and the page beneath cannot be reached', async () => {
    await open();
    await isReady();
    for (const [answer, act] of [
      ['yes', () => page.getByRole('dialog').getByRole('button', { name: '确定' }).click()],
      ['no', () => page.keyboard.press('Escape')],
      ['yes', () => page.keyboard.press('Enter')],
    ] as const) {
      await part('ask').click();
      await page.getByRole('dialog', { name: 'Sure?' }).waitFor();
      expect(await page.locator('.program[inert]').count()).toBe(1);
      await act();
      await until(async () => (await part('answer').innerText()) === answer, `the answer ${answer}`);
    }
  });

  test('a message arrives as a banner and in the inbox, and opens its page', async () => {
    await open();
    await isReady();
    const { cloud } = phones.simulator;
    await cloud.consent('o-li', ['reminder-1']);
    await cloud.call('o-wang', 'api', { remind: 'o-li' });
    await page.getByRole('button', { name: /服务通知 · 提醒/ }).click();
    await until(async () => (await part('id').innerText()) === 'message', "the message's page");
    await page
      .locator('.card-inbox')
      .getByRole('button', { name: /Come and see/ })
      .waitFor();
    await page.locator('.card-calls').getByText('api').first().waitFor();
  });

  test('the clock is moved for all, the network for this phone', async () => {
    await open('/?as=o-li&phone=conditions');
    await isReady();
    await page.getByRole('button', { name: '+1 天' }).click();
    await page.getByText('比真实时间快 1 天').waitFor();
    expect((await phones.simulator.cloud.clock.now()).getTime()).toBeGreaterThan(Date.now() + 86_000_000);
    await page.getByRole('button', { name: '回到现在' }).click();
    await page.getByText('和真实时间一样').waitFor();
    await page.getByRole('button', { name: '断', exact: true }).click();
    await page.getByText('无网络').waitFor();
    const type = await phones.simulator.phone.agents.send('conditions', 'App.callWxMethod', {
      method: 'getNetworkType',
      args: [{}],
    });
    expect(type).toMatchObject({ result: { networkType: 'none' } });
    await page.getByRole('button', { name: '关怀' }).click();
    expect(await page.getByRole('button', { name: '关怀' }).getAttribute('aria-pressed')).toBe('true');
  });

  test('what the automator changes shows in the controls', async () => {
    await open('/?as=o-li&phone=agent');
    await isReady();
    await phones.simulator.phone.agents.send('agent', 'Simulator.setNetwork', { state: 'slow' });
    await page.locator('.segment[aria-pressed="true"]', { hasText: '慢' }).waitFor();
  });

  test('the program goes to the background and comes back', async () => {
    await open();
    await isReady();
    await page.getByRole('button', { name: '离开小程序' }).click();
    await page.getByRole('button', { name: '回到小程序' }).click();
    await part('title').waitFor();
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '扫一扫' }).click();
    await page.getByLabel('码的内容').fill('wxacode:pages/second/second?scene=s-1');
    await page.getByRole('button', { name: '扫到了' }).click();
    await page.getByRole('heading', { name: 'Second' }).waitFor();
  });

  test('in a narrow window the phone fills it and the panel is a drawer', async () => {
    await open('/?as=o-li', NARROW);
    await isReady();
    expect(await page.locator('.screen').boundingBox()).toEqual({ x: 0, y: 0, ...NARROW });
    expect(await page.locator('.panel').isVisible()).toBe(false);
    await page.getByRole('button', { name: /李秀英，换人和设置/ }).click();
    await page.getByRole('tab', { name: '手机状态' }).click();
    await page.getByRole('button', { name: '断', exact: true }).click();
    await page.keyboard.press('Escape');
    await until(async () => !(await page.locator('.panel').isVisible()), 'the drawer to close');
    await page.getByText('无网络').waitFor();
  });
});
