import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Laboratory, Phone } from './laboratory';
import { css, dom, openLaboratory } from './laboratory';

describe('pages of the phone', () => {
  let laboratory: Laboratory;
  let phone: Phone;

  /** What the program has logged since the last time. */
  const taken = async (): Promise<unknown> => {
    await phone.ask('Simulator.idle');
    return (await phone.ask('App.callFunction', { functionDeclaration: `() => __log().take()` }))['result'];
  };
  const stack = async (): Promise<string[]> => {
    const { pageStack } = (await phone.ask('App.getPageStack')) as { pageStack: { path: string }[] };
    return pageStack.map((each) => each.path);
  };

  beforeAll(async () => {
    laboratory = await openLaboratory();
    phone = await laboratory.phone();
  }, 60_000);
  afterAll(() => laboratory.close());

  test('starts the program and its first page in order', async () => {
    await phone.frame.evaluate(() => {
      const app = Reflect.get(globalThis, 'getApp') as () => { globalData: { log: unknown } };
      Reflect.set(globalThis, '__log', () => app().globalData.log);
    });
    expect(await taken()).toEqual([
      'app onLaunch pages/home/home',
      'app onShow',
      'home onLoad',
      'home onShow',
      'home onReady',
    ]);
    expect(await stack()).toEqual(['pages/home/home']);
    const { bar, tabBar } = await phone.ask('Simulator.navigationBar');
    expect(bar).toMatchObject({ title: '样例', back: false, home: false, backgroundColor: '#F7F6F2' });
    expect(tabBar).toMatchObject({
      selected: 0,
      items: [{ text: '首页', icon: '/app/images/dot.png' }, { text: '第二' }],
    });
  });

  test('navigateTo and navigateBack', async () => {
    await phone.wx('navigateTo', { url: '/pages/log/log?a=%E4%B8%AD&b=1=2&c' });
    expect(await taken()).toEqual([
      'home onHide',
      'log onLoad {"a":"%E4%B8%AD","b":"1","c":"undefined"}',
      'log onShow',
      'log onReady',
    ]);
    const { bar, tabBar } = await phone.ask('Simulator.navigationBar');
    expect(bar).toMatchObject({ title: '日志', back: true });
    expect(tabBar).toBeNull();
    await phone.page.locator('.back, [aria-label="返回"]').first().click();
    expect(await taken()).toEqual(['log onUnload', 'home onShow']);
    await expect(phone.wx('navigateBack')).rejects.toThrow('navigateBack:fail cannot navigate back at first page.');
  });

  test('event channel between opener and opened page', async () => {
    const heard = await phone.frame.evaluate(async () => {
      const wx = Reflect.get(globalThis, 'wx') as {
        navigateTo(options: object): Promise<{ eventChannel: { emit(name: string, value: string): void } }>;
      };
      const said: string[] = [];
      const { eventChannel } = await wx.navigateTo({
        url: '/pages/log/log',
        events: { hello: (text: string) => said.push(text) },
      });
      eventChannel.emit('greet', 'from the opener');
      return said;
    });
    expect(heard).toEqual(['from the opened page']);
    await phone.expectData('greeted', 'from the opener');
  });

  test('redirectTo, tabs, reLaunch', async () => {
    await taken();
    await phone.wx('redirectTo', { url: '../leak/leak' });
    expect(await taken()).toEqual(['log onUnload']);
    await phone.wx('switchTab', { url: '/pages/tab/tab' });
    expect(await taken()).toEqual(['tab onLoad', 'tab onShow', 'tab onReady']);
    await phone.wx('switchTab', { url: '/pages/home/home' });
    expect(await taken()).toEqual(['tab onHide', 'home onShow']);
    await phone.page.getByText('第二', { exact: true }).click();
    expect(await taken()).toEqual(['home onHide', 'tab onShow']);
    await phone.page.getByText('首页', { exact: true }).click();
    expect(await taken()).toEqual(['tab onHide', 'home onShow', 'home onTabItemTap 0首页']);
    await phone.wx('reLaunch', { url: '/pages/log/log' });
    expect(await taken()).toEqual(['home onUnload', 'tab onUnload', 'log onLoad {}', 'log onShow', 'log onReady']);
    expect((await phone.ask('Simulator.navigationBar'))['bar']).toMatchObject({ back: false, home: true });
  });

  test('refuses what WeChat refuses', async () => {
    await expect(phone.wx('navigateTo', { url: '/pages/nowhere' })).rejects.toThrow(
      'page "pages/nowhere" is not found',
    );
    await expect(phone.wx('navigateTo', { url: '/pages/tab/tab' })).rejects.toThrow('can not navigateTo a tabbar page');
    await expect(phone.wx('switchTab', { url: '/pages/log/log' })).rejects.toThrow('can not switch to no-tabBar page');
    await phone.open('/pages/home/home');
    for (let depth = 1; depth < 10; depth += 1) await phone.wx('navigateTo', { url: '/pages/leak/leak' });
    await expect(phone.wx('navigateTo', { url: '/pages/leak/leak' })).rejects.toThrow('webview count limit exceed');
    await phone.wx('navigateBack', { delta: 20 });
    expect(await stack()).toEqual(['pages/home/home']);
  });

  test('a subpackage is loaded when it is entered and shares the modules of the main package', async () => {
    const loaded = () => phone.frame.locator('script[src*="packages/extra"]').count();
    await phone.open('/pages/home/home');
    expect(await loaded()).toBe(0);
    const before = Number(await phone.data('serial'));
    await phone.wx('navigateTo', { url: '/packages/extra/one/one?x=1' });
    expect(await loaded()).toBe(1);
    await phone.expectData('serial', before + 1);
    expect(await phone.frame.locator('#app').getByText('part').count()).toBe(1);
    expect((await phone.ask('Simulator.navigationBar'))['bar']).toMatchObject({ title: '分包' });
  });

  test('a page made by Component, with generics', async () => {
    await phone.wx('reLaunch', { url: '/packages/extra/made/made?id=7' });
    await phone.expectData('seen', ['attached 7', 'onLoad 7', 'onShow']);
    expect((await phone.frame.locator('frame-box').innerText()).split(/\s+/)).toEqual(['word', 'part']);
  });

  test('the program changes the bars', async () => {
    await phone.open('/pages/home/home');
    await phone.wx('setNavigationBarTitle', { title: '新题目' });
    await phone.wx('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#0B6E63' });
    await phone.wx('setTabBarBadge', { index: 1, text: '12345' });
    await phone.wx('showTabBarRedDot', { index: 0 });
    const changed = await phone.ask('Simulator.navigationBar');
    expect(changed['bar']).toMatchObject({ title: '新题目', textStyle: 'white', backgroundColor: '#0B6E63' });
    expect(changed['tabBar']).toMatchObject({
      items: [
        { dot: true, badge: '' },
        { dot: false, badge: '…' },
      ],
    });
    await phone.page.getByText('新题目').waitFor();
    await phone.wx('removeTabBarBadge', { index: 1 });
    await phone.wx('hideTabBarRedDot', { index: 0 });
    const back = await phone.ask('Simulator.navigationBar');
    expect(back['tabBar']).toMatchObject({ items: [{ dot: false }, { badge: '' }] });
  });

  test('scrolls, reaches the bottom, refreshes, keeps its place', async () => {
    await phone.open('/pages/home/home');
    await phone.wx('navigateTo', { url: '/pages/log/log' });
    await phone.wx('pageScrollTo', { scrollTop: 300, duration: 0 });
    await phone.expectData('scrolled', 300);
    await phone.wx('navigateTo', { url: '/pages/leak/leak' });
    await phone.wx('navigateBack');
    expect(await dom(phone.frame.locator('.phone-page:not([hidden])'), 'scrollTop')).toBe(300);
    await phone.wx('pageScrollTo', { selector: '.nobody', scrollTop: 100_000, duration: 0 });
    await phone.expectData('bottoms', 1);
    await phone.wx('startPullDownRefresh');
    await phone.expectData('pulled', 1);
  });

  test('the styles of a page hold on that page only', async () => {
    const colour = (selector: string) => css(phone.frame.locator(selector).first(), 'color');
    await phone.open('/pages/home/home');
    expect(await colour('.phone-page:not([hidden]) .from-app')).toBe('rgb(1, 2, 3)');
    await phone.wx('navigateTo', { url: '/pages/leak/leak' });
    expect(await colour('.phone-page:not([hidden]) .leak')).toBe('rgb(0, 0, 0)');
    await phone.wx('navigateBack');
    const half = await phone.frame.locator('.half').boundingBox();
    const whole = await phone.frame.locator('.phone-page:not([hidden])').boundingBox();
    expect(half?.width).toBeCloseTo(Number(whole?.width) / 2, 1);
  });

  test('rem follows the font size of the phone where the page says so', async () => {
    await phone.open('/pages/leak/leak');
    const texts = phone.frame.locator('wx-view[style*="font-size"]');
    const sizes = async () => [await css(texts.nth(0), 'font-size'), await css(texts.nth(1), 'font-size')];
    expect(await sizes()).toEqual(['16px', '16px']);
    await phone.ask('Simulator.setFontScale', { scale: 1.5 });
    expect(await sizes()).toEqual(['24px', '16px']);
    expect(await phone.wx('getAppBaseInfo')).toMatchObject({ fontSizeSetting: 24, fontSizeScaleFactor: 1.5 });
    await phone.wx('reLaunch', { url: '/pages/log/log' });
    expect(await css(phone.frame.locator('html'), 'font-size')).toBe('16px');
    await phone.ask('Simulator.setFontScale', { scale: 1 });
  });

  test('a page entered directly, and one that does not exist', async () => {
    const direct = await laboratory.phone({ page: '/packages/extra/one/one?x=2' });
    await direct.expectData('query', { x: '2' });
    const lost = await laboratory.phone({ page: '/pages/none/none' });
    expect((await lost.ask('App.getCurrentPage'))['path']).toBe('pages/home/home');
    expect(lost.problems.join()).toContain('page "pages/none/none" is not found');
  });

  test('the tree is as it stood, nothing went wrong on the way', () => {
    expect(phone.problems).toEqual([]);
  });
});
