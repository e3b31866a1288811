import { expect, test } from '@jest/globals';
import { toView } from '../../miniprogram/pages/done/done.model';

test('a signature: what, when, what next', () => {
  expect(toView({ kind: 'acknowledged', at: '2026-03-05T06:05:00Z' })).toEqual({
    icon: '/images/done.svg',
    heading: '签收好了',
    when: '3月5日（星期四）下午2:05',
    lines: ['学校已经知道您看过了。'],
    closing: '可以关掉了',
    home: '回到首页',
  });
});

test('a dispute: who calls by when, and the number', () => {
  const { lines } = toView({ kind: 'answered', answer: 'unsure', ticket: 'W-7', dueOn: '2026-03-09' });
  expect(lines).toEqual([
    '学校去问银行，查到了告诉您。',
    '学校财务老师会在3月9日（星期一）前给您打电话。',
    '问题单号：W-7',
  ]);
});

test('what is still on the phone is not called done', () => {
  expect(toView({ kind: 'acknowledged', kept: '1' })).toMatchObject({
    heading: '已经记下，还没送出',
    when: '',
    lines: ['没有网络，已经记下，有网时自动送出。', '您不用再点。'],
  });
});

test.each(['bound', 'joined', 'bureau', 'donor', 'pledged'])('%s says what comes next', (kind) => {
  expect(toView({ kind }).lines).not.toEqual([]);
});

test('whom something on the first screen waits for is not told to close', () => {
  expect(toView({ kind: 'bound' })).toMatchObject({ closing: '', home: '去首页看看' });
});

test('an unknown kind is done all the same', () => {
  expect(toView({ kind: 'answered', answer: 'toString' }).heading).toBe('办好了');
  expect(toView({}).heading).toBe('办好了');
});
