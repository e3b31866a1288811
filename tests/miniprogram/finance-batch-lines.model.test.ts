import { expect, test } from '@jest/globals';
import { nothing, showOf, toView, type Line } from '../../miniprogram/packages/finance/batch-lines/batch-lines.model';

const line = (more: Partial<Line> = {}): Line => ({
  disbursementId: 'd1',
  pupilName: '王海',
  className: '八年级2班',
  amountFen: 75_000,
  bank: '县农村信用社',
  holder: '王大山',
  cardTail: '**20',
  part: 1,
  attempt: 1,
  triedAgain: false,
  outcome: 'paid',
  failure: null,
  answer: null,
  answeredFen: null,
  answeredBy: null,
  answeredAt: null,
  ticket: null,
  ...more,
});
const row = (more: Partial<Line>) => toView({ rows: [line(more)], next: null, page: 0 }, 'all').rows?.[0];

test('a line shows the amount, the masked card and that nobody has answered', () => {
  expect(row({})).toEqual({
    id: 'd1',
    name: '王海，八年级2班',
    amount: '750.00',
    card: '县农村信用社 尾号 **20，王大山',
    standing: '家长没回答',
    tone: '',
    note: '',
  });
});

test('a line that failed and is tried again says so, and the second attempt that it is one', () => {
  expect(row({ outcome: 'failed', failure: '卡未激活', triedAgain: true })).toMatchObject({
    standing: '没付成，已经重新发',
    tone: '',
    note: '银行说：卡未激活',
  });
  expect(row({ attempt: 2 })?.note).toBe('第 2 次发');
});

test('what a family said stands with who, when, how much and the ticket', () => {
  const answered = {
    answer: 'wrong-amount' as const,
    answeredFen: 65_000,
    answeredBy: 'mother' as const,
    answeredAt: '2026-11-24T06:41:00Z',
    ticket: '261124-46F049',
  };
  expect(row(answered)).toMatchObject({
    standing: '家长说：数目不对',
    tone: 'tag-warning',
    note: '收到的是 650.00 元。妈妈，11月24日（星期二）下午2:41。问题单 261124-46F049',
  });
  expect(row({ ...answered, answer: 'received', answeredFen: null, ticket: null })?.tone).toBe('tag-success');
});

test('what the bank did not pay says why', () => {
  expect(row({ outcome: 'failed', failure: '卡未激活' })).toMatchObject({
    standing: '银行没付成',
    tone: 'tag-warning',
    note: '银行说：卡未激活',
  });
  expect(row({ outcome: 'pending' })?.standing).toBe('银行还没回话');
});

test('five thousand lines keep fifteen alive', () => {
  const rows = Array.from({ length: 5000 }, (_, at) => line({ disbursementId: `d${at}` }));
  expect(toView({ rows, next: 'more', page: 100 }, 'all')).toMatchObject({
    rows: { length: 15 },
    place: { from: 1501, to: 1515, hasPrevious: true, hasNext: true },
  });
});

test('an address may ask for one kind; anything else is everything', () => {
  expect([showOf('disputed'), showOf('toString'), showOf('')]).toEqual(['disputed', 'all', 'all']);
  expect(toView(nothing, 'failed').empty).toBe('没有“银行没付成”的。');
  expect(toView(nothing, 'all').empty).toContain('还在录入');
});
