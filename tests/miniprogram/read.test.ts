import { beforeEach, expect, test } from '@jest/globals';
import type { Source } from '../../miniprogram/services/answer';
import { keep } from '../../miniprogram/services/cache';
import { read } from '../../miniprogram/services/read';
import { answered, installWx, noNetwork, refused, type FakeWx } from './fake-wx';

let wx: FakeWx;

beforeEach(() => {
  wx = installWx();
});

async function shown(): Promise<[Source, unknown][]> {
  const calls: [Source, unknown][] = [];
  await read('notice.getMine', { noticeId: 'n1' }, (answer, source) =>
    calls.push([source, answer.ok ? answer.data.title : answer.code]),
  );
  return calls;
}

test('the first time only the network answers; the second time the phone does first', async () => {
  wx.answers = [answered({ title: 'one' }), answered({ title: 'two' })];
  expect(await shown()).toEqual([['network', 'one']]);
  expect(await shown()).toEqual([
    ['cache', 'one'],
    ['network', 'two'],
  ]);
});

test('what is remembered is shown before anything is asked', () => {
  keep('home.open', {}, { name: null });
  wx.answers = [answered({ name: null })];
  let wasAsked = false;
  void read('home.open', {}, () => {
    wasAsked ||= wx.sent.length > 0;
  });
  expect(wasAsked).toBe(false);
});

test('without network the phone remembers', async () => {
  wx.answers = [answered({ title: 'one' }), noNetwork];
  await shown();
  expect(await shown()).toEqual([
    ['cache', 'one'],
    ['network', 'offline'],
  ]);
  expect((await shown())[0]).toEqual(['cache', 'one']);
});

test('what the server refuses is no longer remembered', async () => {
  wx.answers = [answered({ title: 'one' }), refused('notice-withdrawn'), noNetwork];
  await shown();
  await shown();
  expect(await shown()).toEqual([['network', 'offline']]);
});

test('at most forty answers are kept, the latest', () => {
  for (let i = 0; i < 50; i++) keep('notice.getMine', { noticeId: `n${i}` }, { title: i });
  const kept = [...wx.stored.keys()].filter((key) => key.startsWith('answer:'));
  expect(kept).toHaveLength(40);
  expect(kept.some((key) => key.includes('"n49"'))).toBe(true);
  expect(kept.some((key) => key.includes('"n9"'))).toBe(false);
});

test('a very long answer is not kept', () => {
  keep('notice.getMine', { noticeId: 'n1' }, { title: 'x'.repeat(70_000) });
  expect([...wx.stored.keys()]).toEqual([]);
});

test('a full phone is no reason to fail', async () => {
  wx.isFull = true;
  wx.answers = [answered({ title: 'one' })];
  expect(await shown()).toEqual([['network', 'one']]);
});
