import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ask, write } from '../../miniprogram/services/call';
import { answered, installWx, noNetwork, refused, type FakeWx } from './fake-wx';

const input = { noticeId: 'n1' };
let wx: FakeWx;

beforeEach(() => {
  jest.useFakeTimers();
  wx = installWx();
});

afterEach(() => {
  jest.useRealTimers();
});

/** Lets all waiting of a call pass. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  await jest.runAllTimersAsync();
  return promise;
}

describe('a read', () => {
  test('travels with its name, input and version, without a key', async () => {
    wx.answers = [answered({ notices: [], next: null })];
    expect(await settled(ask('notice.listMine', {}))).toEqual({ ok: true, data: { notices: [], next: null } });
    expect(wx.sent).toEqual([{ action: 'notice.listMine', input: {}, version: 1 }]);
  });

  test('is asked once when there is no network', async () => {
    wx.answers = [noNetwork];
    expect(await settled(ask('notice.listMine', {}))).toEqual({ ok: false, code: 'offline' });
    expect(wx.sent).toHaveLength(1);
  });

  test('is given up after fifteen seconds', async () => {
    wx.answers = ['silence'];
    expect(await settled(ask('notice.listMine', {}))).toEqual({ ok: false, code: 'timeout' });
  });
});

describe('a write', () => {
  test('is sent three times with one key', async () => {
    wx.answers = [noNetwork];
    expect(await settled(write('notice.submit', { noticeId: 'n1', rev: 1 }))).toEqual({ ok: false, code: 'offline' });
    expect(wx.sent).toHaveLength(3);
    expect(new Set(wx.sent.map(({ key }) => key)).size).toBe(1);
    expect(wx.sent[0]?.key).toMatch(/^[0-9a-z]{20,32}$/);
  });

  test('keeps its key until it is answered, then is a new intention', async () => {
    wx.answers = [noNetwork, noNetwork, noNetwork, answered({ acknowledgedAt: 'x' })];
    await settled(write('notice.acknowledge', input));
    await settled(write('notice.acknowledge', input));
    await settled(write('notice.acknowledge', input));
    const keys = wx.sent.map(({ key }) => key);
    expect(new Set(keys.slice(0, 4)).size).toBe(1);
    expect(keys[4]).not.toBe(keys[0]);
  });

  test('with another input is another intention', async () => {
    wx.answers = [noNetwork];
    await settled(write('notice.acknowledge', input));
    await settled(write('notice.acknowledge', { noticeId: 'n2' }));
    expect(wx.sent[3]?.key).not.toBe(wx.sent[0]?.key);
  });

  test('is a new intention after two hours', async () => {
    wx.answers = [noNetwork];
    await settled(write('notice.acknowledge', input));
    jest.setSystemTime(Date.now() + 2 * 60 * 60 * 1000);
    await settled(write('notice.acknowledge', input));
    expect(wx.sent[3]?.key).not.toBe(wx.sent[0]?.key);
  });

  test('is not repeated once the server has refused', async () => {
    wx.answers = [refused('not-found')];
    expect(await settled(write('notice.acknowledge', input))).toEqual({ ok: false, code: 'not-found' });
    expect(wx.sent).toHaveLength(1);
  });

  test('goes out although the phone has no room', async () => {
    wx.isFull = true;
    wx.answers = [answered({ acknowledgedAt: 'x' })];
    expect(await settled(write('notice.acknowledge', input))).toMatchObject({ ok: true });
  });
});

describe("WeChat's own errors", () => {
  test.each([
    [{ errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' }, 'offline'],
    [{ errMsg: 'cloud.callFunction:fail Failed to fetch' }, 'offline'],
    [{ errCode: -404012, errMsg: 'cloud.callFunction:fail polling exceed max timeout retry' }, 'timeout'],
    [{ errCode: -604102, errMsg: 'api call timeout' }, 'timeout'],
    [{ errCode: -504003, errMsg: 'Invoking task timed out after 20 seconds' }, 'timeout'],
    [{ errCode: -504002, errMsg: 'functions execute fail | Error: x is not a function' }, 'internal'],
    [{ errCode: -501000, errMsg: 'request body size exceeds limit: EXCEED_MAX_PAYLOAD_SIZE' }, 'too-large'],
    [{ errCode: -501007, errMsg: 'parameter data exceed max size 100KB' }, 'too-large'],
  ])('%j is %s', async (error, code) => {
    wx.answers = [{ error }];
    expect(await settled(ask('notice.listMine', {}))).toEqual({ ok: false, code });
  });

  test('an answer that is no reply is ours to mend', async () => {
    wx.answers = [{ result: null }];
    expect(await settled(ask('notice.listMine', {}))).toEqual({ ok: false, code: 'internal' });
  });
});
