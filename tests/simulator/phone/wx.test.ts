import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../../support/until';
import type { Laboratory, Phone } from './laboratory';
import { openLaboratory } from './laboratory';

let laboratory: Laboratory;
let phone: Phone;

beforeAll(async () => {
  laboratory = await openLaboratory();
  phone = await laboratory.phone();
}, 60_000);
afterAll(() => laboratory.close());

/** Runs a function in the program. */
const run = async (code: string, ...args: unknown[]): Promise<unknown> =>
  (await phone.ask('App.callFunction', { functionDeclaration: code, args }))['result'];
const tap = async (selector: string): Promise<void> => {
  const { pageId } = await phone.ask('App.getCurrentPage');
  const { elementId } = await phone.ask('Page.getElement', { pageId, selector });
  await phone.ask('Element.tap', { elementId });
};

describe('storage', () => {
  test('both styles, copies, missing keys', async () => {
    await phone.wx('setStorageSync', 'a', { list: [1, '二'] });
    expect(await phone.wx('getStorageSync', 'a')).toEqual({ list: [1, '二'] });
    expect(await phone.wx('getStorageSync', 'nothing')).toBe('');
    await phone.wx('setStorage', { key: 'b', data: 'text' });
    expect(await phone.wx('getStorage', { key: 'b' })).toMatchObject({ data: 'text', errMsg: 'getStorage:ok' });
    await expect(phone.wx('getStorage', { key: 'nothing' })).rejects.toThrow('getStorage:fail data not found');
    expect(await phone.wx('getStorageInfoSync')).toMatchObject({ keys: ['a', 'b'], limitSize: 10240 });
    expect(
      await run(`() => new Promise((done) => wx.getStorage({ key: 'b', success: (r) => done('got ' + r.data) }))`),
    ).toBe('got text');
  });

  test('each person has a storage, and it outlives the page', async () => {
    const other = await laboratory.phone({ as: 'bert' });
    expect(await other.wx('getStorageSync', 'a')).toBe('');
    const again = await laboratory.phone();
    expect(await again.wx('getStorageSync', 'b')).toBe('text');
    await again.wx('removeStorageSync', 'b');
    expect(await phone.wx('getStorageSync', 'b')).toBe('');
  });

  test('limits', async () => {
    const fill = `(size) => wx.setStorageSync('big', 'x'.repeat(size))`;
    await expect(run(fill, 2 * 1024 * 1024)).rejects.toThrow('setStorageSync:fail entry size limit reached');
    const flood = `() => { for (let i = 0; i < 20; i += 1) wx.setStorageSync('part' + i, 'x'.repeat(1000000)); }`;
    await expect(run(flood)).rejects.toThrow('exceed storage max size 10Mb');
    await phone.wx('clearStorageSync');
    expect(await phone.wx('getStorageInfoSync')).toMatchObject({ keys: [] });
  });
});

describe('cloud', () => {
  const callFunction = (data: unknown): Promise<unknown> =>
    run(`(data) => wx.cloud.callFunction({ name: 'api', data })`, data);

  beforeEach(() => {
    laboratory.cloud.calls.length = 0;
  });

  test('carries the session of the person', async () => {
    expect(await callFunction({ action: 'echo' })).toEqual({
      errMsg: 'cloud.callFunction:ok',
      result: { action: 'echo' },
      requestID: 'request',
    });
    const body = { name: 'api', data: { action: 'echo' } };
    expect(laboratory.cloud.calls).toEqual([{ path: 'callFunction', token: 'Bearer session-of-anna', body }]);
  });

  test('the states of the network', async () => {
    const heard = await phone.frame.evaluate(() => {
      const wx = Reflect.get(globalThis, 'wx') as { onNetworkStatusChange(listener: (status: unknown) => void): void };
      const statuses: unknown[] = [];
      Reflect.set(globalThis, '__statuses', statuses);
      wx.onNetworkStatusChange((status) => statuses.push(status));
      return statuses;
    });
    expect(heard).toEqual([]);
    await phone.ask('Simulator.setNetwork', { state: 'lost' });
    await expect(callFunction({})).rejects.toThrow(/^cloud\.callFunction:fail .*request:fail/);
    expect(laboratory.cloud.calls).toHaveLength(0);
    expect(await phone.wx('getNetworkType')).toMatchObject({ networkType: 'none' });
    await phone.ask('Simulator.setNetwork', { state: 'lostAnswer' });
    await expect(callFunction({})).rejects.toThrow('request:fail timeout');
    expect(laboratory.cloud.calls).toHaveLength(1);
    await phone.ask('Simulator.setNetwork', { state: 'twice' });
    await callFunction({});
    expect(laboratory.cloud.calls).toHaveLength(3);
    await phone.ask('Simulator.setNetwork', { state: 'slow' });
    const started = performance.now();
    await callFunction({});
    expect(performance.now() - started).toBeGreaterThan(3900);
    await phone.ask('Simulator.setNetwork', { state: 'good' });
    expect(await run(`() => __statuses`)).toEqual([
      { isConnected: false, networkType: 'none' },
      { isConnected: true, networkType: 'wifi' },
      { isConnected: true, networkType: 'wifi' },
      { isConnected: true, networkType: '2g' },
      { isConnected: true, networkType: 'wifi' },
    ]);
  });

  test('the error of the cloud is passed on', async () => {
    const { reply } = laboratory.cloud;
    laboratory.cloud.reply = () => ({
      errCode: -504002,
      errMsg: 'cloud.callFunction:fail -504002 broken',
      requestID: 'r',
    });
    await expect(callFunction({})).rejects.toThrow('cloud.callFunction:fail -504002 broken');
    laboratory.cloud.reply = reply;
  });

  test('files: chosen, read, kept, uploaded', async () => {
    const file = { name: '名单.csv', type: 'text/csv', base64: Buffer.from('甲,乙').toString('base64') };
    await phone.ask('Simulator.prepareAnswer', { kind: 'files', result: { files: [file] } });
    const { tempFiles } = (await phone.wx('chooseMessageFile', { count: 1, type: 'file' })) as {
      tempFiles: { path: string; name: string; size: number; type: string }[];
    };
    const [chosen] = tempFiles;
    expect(chosen).toMatchObject({ name: '名单.csv', size: 7, type: 'file' });
    const read = `(path) => wx.getFileSystemManager().readFileSync(path, 'utf8')`;
    expect(await run(read, chosen?.path)).toBe('甲,乙');
    const kept = `async (path) => (await wx.getFileSystemManager().saveFile({ tempFilePath: path })).savedFilePath`;
    const savedFilePath = await run(kept, chosen?.path);
    const upload = `(filePath) => wx.cloud.uploadFile({ cloudPath: 'incoming/名单.csv', filePath })`;
    expect(await run(upload, savedFilePath)).toMatchObject({ fileID: 'cloud://env-test/incoming/名单.csv' });
    expect(laboratory.cloud.uploads.get('cloud://env-test/incoming/名单.csv')?.toString()).toBe('甲,乙');
    const again = await laboratory.phone();
    const there = { functionDeclaration: read, args: [savedFilePath] };
    expect((await again.ask('App.callFunction', there))['result']).toBe('甲,乙');
    await phone.ask('Simulator.prepareAnswer', { kind: 'files', result: { files: [] } });
    await expect(phone.wx('chooseMedia', { mediaType: ['image'] })).rejects.toThrow('chooseMedia:fail cancel');
  });
});

describe('cloud files', () => {
  const pixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

  test('are shown by their id and downloaded', async () => {
    const { reply } = laboratory.cloud;
    laboratory.cloud.reply = ({ body }) => ({
      fileList: (body['fileList'] as string[]).map((fileID) => ({ fileID, status: 0, tempFileURL: pixel })),
    });
    await phone.open('/pages/api/api');
    const { pageId } = await phone.ask('App.getCurrentPage');
    await phone.ask('Page.setData', { pageId, data: { picture: 'cloud://env-test/a.png' } });
    const picture = phone.frame.locator('.phone-page:not([hidden]) wx-image img');
    await until(async () => (await picture.getAttribute('src')) === pixel, 'the picture to be shown');
    const download = `async () => {
      const { tempFilePath } = await wx.cloud.downloadFile({ fileID: 'cloud://env-test/b.png' });
      return [tempFilePath.slice(0, 13), (await wx.getImageInfo({ src: tempFilePath })).width];
    }`;
    expect(await run(download)).toEqual(['wxfile://tmp_', 1]);
    laboratory.cloud.reply = reply;
  });
});

test('a sound is heard to its end', async () => {
  await phone.open('/pages/api/api');
  await phone.frame.locator('.phone-page:not([hidden]) wx-button', { hasText: '听' }).click();
  await phone.expectData('result', ['Play', 'Ended']);
});

describe('questions to the person', () => {
  test('a modal in the shell', async () => {
    await phone.open('/pages/api/api');
    await tap('#modal');
    await until(async () => (await phone.page.getByText('内容').count()) > 0, 'the modal to be shown');
    await phone.page.getByText('确定', { exact: true }).click();
    await phone.expectData('result', { errMsg: 'showModal:ok', confirm: true, cancel: false, content: null });
  });

  test('an action sheet is cancelled by the automator', async () => {
    const asked = expect(phone.wx('showActionSheet', { itemList: ['一', '二'] })).rejects.toThrow(
      'showActionSheet:fail cancel',
    );
    const asks = await until(async () => {
      const overlays = (await phone.ask('Simulator.overlays'))['asks'] as { id: number; ask: { kind: string } }[];
      return overlays.length > 0 && overlays;
    }, 'the sheet to open');
    expect(asks[0]?.ask).toMatchObject({ kind: 'actionSheet', itemList: ['一', '二'] });
    await phone.ask('Simulator.answer', { id: asks[0]?.id, result: { tapIndex: -1 } });
    await asked;
  });

  test('toast and loading', async () => {
    await phone.wx('showToast', { title: '好了', duration: 60_000 });
    expect((await phone.ask('Simulator.overlays'))['toast']).toMatchObject({ title: '好了', icon: 'success' });
    await phone.wx('showLoading', { title: '稍等' });
    expect(await phone.ask('Simulator.overlays')).toMatchObject({ toast: null, loading: { title: '稍等' } });
    await phone.wx('hideLoading');
    expect((await phone.ask('Simulator.overlays'))['loading']).toBeNull();
  });

  test('scanning', async () => {
    await phone.ask('Simulator.prepareAnswer', { kind: 'scan', result: { text: 'bind:一二三' } });
    expect(await phone.wx('scanCode')).toMatchObject({ result: 'bind:一二三', errMsg: 'scanCode:ok' });
  });
});

describe('requestSubscribeMessage', () => {
  const choices = { t1: 'accept', t2: 'reject' };

  beforeEach(async () => {
    laboratory.cloud.calls.length = 0;
    await phone.open('/pages/api/api');
  });

  test('in a tap: the consent goes to the cloud', async () => {
    await phone.ask('Simulator.prepareAnswer', { kind: 'subscribe', result: { choices, remember: false } });
    await tap('#subscribe');
    await phone.expectData('result', { errMsg: 'requestSubscribeMessage:ok', ...choices });
    expect(laboratory.cloud.calls).toMatchObject([{ path: 'subscribe', body: { templateIds: ['t1'] } }]);
  });

  test('not after a wait, not without a tap, not for more than three', async () => {
    const refused = { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' };
    await tap('#late');
    await phone.expectData('result', refused);
    await expect(phone.wx('requestSubscribeMessage', { tmplIds: ['t1'] })).rejects.toThrow(refused.errMsg);
    await expect(phone.wx('openSetting')).rejects.toThrow('openSetting:fail can only be invoked by user TAP gesture.');
    await tap('#many');
    await phone.expectData('result', {
      errMsg: 'requestSubscribeMessage:fail Templates count out of max bounds',
      errCode: 20003,
    });
  });

  test('a remembered choice is not asked again and stands in the settings', async () => {
    await phone.ask('Simulator.prepareAnswer', { kind: 'subscribe', result: { choices, remember: true } });
    await tap('#subscribe');
    await until(() => phone.data('result'), 'the first answer');
    await phone.open('/pages/api/api');
    await tap('#subscribe');
    await phone.expectData('result', { errMsg: 'requestSubscribeMessage:ok', ...choices });
    expect(laboratory.cloud.calls).toHaveLength(2);
    expect(await phone.wx('getSetting', { withSubscriptions: true })).toMatchObject({
      subscriptionsSetting: { mainSwitch: true, itemSettings: choices },
    });
  });
});

describe('the phone', () => {
  test('its clock', async () => {
    await phone.ask('Simulator.setClock', { offsetMs: 10 * 24 * 3600_000 });
    const ahead = Number(await run(`() => Date.now()`)) - Date.now();
    expect(ahead).toBeGreaterThan(9.9 * 24 * 3600_000);
    const types = `() => [new Date() instanceof Date, new Date(0).toISOString(), new Date().constructor === Date]`;
    expect(await run(types)).toEqual([true, '1970-01-01T00:00:00.000Z', true]);
    await phone.ask('Simulator.setClock', { offsetMs: 0 });
  });

  test('what is not simulated is loud', async () => {
    await expect(phone.wx('request', { url: 'https://x' })).rejects.toThrow('not simulated: wx.request');
    await expect(run(`() => wx.cloud.database()`)).rejects.toThrow('not simulated: wx.cloud.database');
    await expect(run(`() => wx.getFileSystemManager().truncate({})`)).rejects.toThrow('FileSystemManager.truncate');
    await expect(phone.ask('App.nothing')).rejects.toThrow('not simulated: App.nothing');
    await until(() => phone.problems.join().includes('not simulated: wx.request'), 'the complaint on the console');
    expect(
      await run(`() => [wx.canIUse('request'), wx.canIUse('showModal.object.editable'), wx.canIUse('button')]`),
    ).toEqual([false, true, true]);
  });

  test('a program has no browser', async () => {
    const names = await phone.frame.evaluate(() => {
      const app = Reflect.get(globalThis, 'getApp') as () => { globalData: { browser: string[] } };
      return app().globalData.browser;
    });
    expect(names).toEqual(['undefined', 'undefined', 'undefined', 'EvalError']);
  });

  test('errors reach the program', async () => {
    await run(
      `() => { setTimeout(() => { throw new Error('boom'); }); Promise.reject({ errMsg: 'x:fail nobody listened' }); }`,
    );
    const globals = `() => JSON.stringify([getApp().globalData.errors, getApp().globalData.rejections])`;
    await until(async () => /boom.*nobody listened/.test(String(await run(globals))), 'both errors');
  });

  test('setData is counted by event', async () => {
    await phone.open('/pages/home/home');
    await phone.ask('Simulator.metrics', { reset: true });
    await tap('#tap');
    await tap('#call');
    await phone.ask('Simulator.idle');
    const { events, nodes, calls, path } = await phone.ask('Simulator.metrics');
    expect(events).toMatchObject([
      { event: 'tap', path: 'pages/home/home', setDataCalls: 1 },
      { event: 'cloud.callFunction:ok', setDataCalls: 1, setDataBytes: 43 },
    ]);
    expect({ calls, path }).toEqual({ calls: 1, path: 'pages/home/home' });
    expect(nodes).toBeGreaterThan(10);
  });

  test('the accessibility of the page', async () => {
    const { elements } = (await phone.ask('Simulator.accessibility')) as { elements: Record<string, unknown>[] };
    const found = elements.find((each) => each['id'] === 'tap');
    expect(found).toMatchObject({ tappable: true, role: 'button', label: '点我', color: 'rgb(0, 0, 0)' });
    expect(found?.['backgroundColor']).toBe('rgb(247, 246, 242)');
  });
});
