import { expect, test } from '@jest/globals';
import { nothing, toView, type Item } from '../../miniprogram/packages/staff/notices/notices.model';

const now = new Date('2026-03-05T02:00:00Z');
const item = (noticeId: string, more: Partial<Item> = {}): Item => ({
  noticeId,
  title: noticeId,
  level: 'acknowledge',
  state: 'published',
  author: '张老师',
  publishAt: '2026-03-04T02:00:00Z',
  dueOn: null,
  mayReview: false,
  ...more,
});

test('what waits for the caller stands apart', () => {
  const rows = [item('a'), item('b', { state: 'submitted', publishAt: null, mayReview: true, dueOn: '2026-03-06' })];
  const { toReview = [], others = [] } = toView({ rows, next: null, page: 0 }, now);
  expect(toReview.map(({ id, state, note }) => [id, state, note])).toEqual([
    ['b', '等审核', '张老师，要签收，明天截止'],
  ]);
  expect(others.map(({ id, tone, note }) => [id, tone, note])).toEqual([
    ['a', 'tag-success', '张老师，要签收，3月4日（星期三）发布'],
  ]);
});

test('what is to be published later says when', () => {
  const rows = [item('a', { publishAt: '2026-03-05T11:00:00Z' })];
  expect(toView({ rows, next: null, page: 0 }, now).others?.[0]).toMatchObject({
    state: '定时发布',
    note: '张老师，要签收，3月5日（星期四）晚上7:00发布',
  });
});

test('a withdrawn notice has no due day any more', () => {
  const rows = [item('a', { state: 'withdrawn', dueOn: '2026-03-06' })];
  expect(toView({ rows, next: null, page: 0 }, now).others?.[0]?.note).not.toContain('截止');
});

test('nothing is empty only where nothing follows', () => {
  expect(toView(nothing, now).isEmpty).toBe(true);
  expect(toView({ ...nothing, next: 'c1' }, now)).toMatchObject({ isEmpty: false, place: { hasNext: true } });
});
