import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  keptReceipt,
  sendOrKeep,
  sendWaiting,
  waiting,
  waitingSubjects,
} from '../../miniprogram/services/offline-queue';
import { answered, installWx, noNetwork, refused, type FakeWx } from './fake-wx';

const notice = { noticeId: 'n1' };
const received = { disbursementId: 'd1', answer: 'received' } as const;
let wx: FakeWx;

beforeEach(() => {
  jest.useFakeTimers();
  wx = installWx();
});

afterEach(() => {
  jest.useRealTimers();
});

async function settled<T>(promise: Promise<T>): Promise<T> {
  await jest.runAllTimersAsync();
  return promise;
}

async function keepWithoutNetwork(): Promise<void> {
  wx.answers = [noNetwork];
  expect(await settled(sendOrKeep('notice.acknowledge', notice))).toEqual({ ok: false, code: 'kept' });
}

test('with network nothing is kept', async () => {
  wx.answers = [answered({ acknowledgedAt: 'x' })];
  expect(await settled(sendOrKeep('notice.acknowledge', notice))).toMatchObject({ ok: true });
  expect(waiting()).toEqual([]);
});

test('an answer is on the phone before it leaves, and is not sent a second time meanwhile', async () => {
  wx.answers = ['silence'];
  void sendOrKeep('notice.acknowledge', notice);
  expect(waitingSubjects('notice.acknowledge')).toEqual(['n1']);
  expect(await sendWaiting()).toBe(0);
  expect(wx.sent).toHaveLength(1);
  wx.answers = [noNetwork];
  await jest.runAllTimersAsync();
  expect(waiting()).toHaveLength(1);
});

test('an app that was closed while it sent sends the same answer again, with its key', async () => {
  wx.answers = ['silence'];
  void sendOrKeep('subsidy.confirmReceipt', received);
  wx.answers = [answered({})];
  await jest.isolateModulesAsync(async () => {
    const reopened = await import('../../miniprogram/services/offline-queue');
    expect(await reopened.sendWaiting()).toBe(1);
  });
  expect(waiting()).toEqual([]);
  expect(new Set(wx.sent.map(({ key }) => key)).size).toBe(1);
});

test('without network the answer is kept and sent later with the same key, once', async () => {
  await keepWithoutNetwork();
  expect(waitingSubjects('notice.acknowledge')).toEqual(['n1']);
  wx.answers = [answered({ acknowledgedAt: 'x' })];
  await settled(Promise.all([sendWaiting(), sendWaiting()]));
  expect(wx.sent).toHaveLength(4);
  expect(new Set(wx.sent.map(({ key }) => key)).size).toBe(1);
  await settled(sendWaiting());
  expect(wx.sent).toHaveLength(4);
});

test('what cannot be sent yet stays', async () => {
  await keepWithoutNetwork();
  await settled(sendWaiting());
  expect(waiting()).toHaveLength(1);
});

test('what the server refuses is not sent again, and the next one goes out', async () => {
  await keepWithoutNetwork();
  await settled(sendOrKeep('subsidy.confirmReceipt', received));
  wx.answers = [refused('notice-withdrawn'), answered({})];
  await settled(sendWaiting());
  expect(waiting()).toEqual([]);
  expect(wx.sent.slice(-2).map(({ action }) => action)).toEqual(['notice.acknowledge', 'subsidy.confirmReceipt']);
});

test('a changed answer replaces the one that waits', async () => {
  wx.answers = [noNetwork];
  await settled(sendOrKeep('subsidy.confirmReceipt', received));
  await settled(sendOrKeep('subsidy.confirmReceipt', { disbursementId: 'd1', answer: 'unsure' }));
  expect(waiting()).toHaveLength(1);
  expect(keptReceipt('d1')).toMatchObject({ answer: 'unsure' });
  expect(keptReceipt('d2')).toBeUndefined();
});

test('a newer answer that arrives ends the waiting of the older', async () => {
  wx.answers = [noNetwork];
  await settled(sendOrKeep('subsidy.confirmReceipt', received));
  wx.answers = [answered({})];
  await settled(sendOrKeep('subsidy.confirmReceipt', { disbursementId: 'd1', answer: 'unsure' }));
  expect(waiting()).toEqual([]);
});

test('an answer that cannot even be kept is not promised', async () => {
  wx.answers = [noNetwork];
  wx.isFull = true;
  expect(await settled(sendOrKeep('notice.acknowledge', notice))).toEqual({ ok: false, code: 'offline' });
});
