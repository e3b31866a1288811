import { expect, test } from '@jest/globals';
import { blank, toView, type Item, type Kept, type NoticesView } from '../../miniprogram/pages/notices/notices.model';

const now = new Date('2026-03-05T02:00:00Z');
const nothingKept: Kept = { acknowledged: [], read: [] };
const item = (noticeId: string, more: Partial<Item> = {}): Item => ({
  noticeId,
  title: noticeId,
  level: 'read',
  publishAt: '2026-03-04T02:00:00Z',
  dueOn: null,
  pupilNames: ['石小花'],
  read: false,
  acknowledged: false,
  ...more,
});

function view(notices: Item[], { kept = nothingKept, earlier = [] as Item[], next = null as string | null } = {}) {
  const shown = toView({ ok: true, data: { notices, next } }, earlier, blank, { kept, now });
  return { ...blank, ...shown } satisfies NoticesView;
}

test('read is not enough where a signature is asked', () => {
  const { unread, done } = view([
    item('a', { level: 'acknowledge', read: true, dueOn: '2026-03-05' }),
    item('b', { read: true }),
    item('c', { level: 'acknowledge', read: true, acknowledged: true, dueOn: '2026-03-01' }),
    item('d'),
  ]);
  expect(unread.map(({ id, tag, note }) => [id, tag, note])).toEqual([
    ['a', '要签收', '石小花，今天截止'],
    ['d', '没看', '石小花，3月4日（星期三）'],
  ]);
  expect(done.map(({ id, note }) => [id, note])).toEqual([
    ['b', '石小花，3月4日（星期三），看过了'],
    ['c', '石小花，3月4日（星期三），签收了'],
  ]);
});

test('what waits for the network counts as done', () => {
  const { unread } = view([item('a', { level: 'acknowledge' }), item('b')], {
    kept: { acknowledged: ['a'], read: ['b'] },
  });
  expect(unread).toEqual([]);
});

test('a further page follows the earlier ones', () => {
  const { unread, next } = view([item('b')], { earlier: [item('a')], next: 'cursor' });
  expect(unread.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(next).toBe('cursor');
});

test('an empty list says so', () => expect(view([]).isEmpty).toBe(true));

test('who has no child bound is led to binding', () => {
  const shown = toView({ ok: false, code: 'not-bound' }, [], blank, { kept: nothingKept, now });
  expect(shown).toMatchObject({ phase: 'problem', isStranger: true });
});

test('staff without a child at school are shown the way to their own list', () => {
  const shown = toView({ ok: false, code: 'forbidden' }, [], blank, { kept: nothingKept, now });
  expect(shown).toMatchObject({ isStranger: false, isStaff: true });
});
