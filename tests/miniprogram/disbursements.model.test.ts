import { expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import {
  blank,
  toView,
  type DisbursementsView,
  type Item,
} from '../../miniprogram/pages/disbursements/disbursements.model';

const item = (disbursementId: string, more: Partial<Item> = {}): Item => ({
  disbursementId,
  pupilName: '石小花',
  programme: 'boarder-living',
  term: '2026-spring',
  part: 1,
  amountFen: 62500,
  bank: '农信社',
  holder: '石秀英',
  cardTail: '1234',
  paidOn: '2026-03-02',
  answer: null,
  answeredAt: null,
  ...more,
});

type Delayed = Output<'subsidy.listMine'>['delayed'][number];

function view(disbursements: Item[], keptIds: string[] = [], delayed: Delayed[] = []): DisbursementsView {
  return { ...blank, ...toView({ ok: true, data: { disbursements, delayed, next: null } }, [], blank, keptIds) };
}

test('payments stand by term and child', () => {
  const { groups } = view([
    item('a'),
    item('b', { pupilName: '石小军' }),
    item('c', { programme: 'urgent-aid' }),
    item('d', { term: '2025-autumn' }),
  ]);
  expect(groups.map(({ heading, note, payments }) => [heading, note, payments.map(({ id }) => id)])).toEqual([
    ['石小花', '2026年春季学期', ['a', 'c']],
    ['石小军', '2026年春季学期', ['b']],
    ['石小花', '2025年秋季学期', ['d']],
  ]);
});

test('a later payment of the term says which it is', () => {
  const [group] = view([item('a', { programme: 'urgent-aid', part: 2 })]).groups;
  expect(group?.payments[0]?.pupil).toBe('临时救助（第2次）');
});

test('an unanswered payment asks, an answered one shows the answer', () => {
  const payments = view(
    [item('a'), item('b', { answer: 'received' }), item('c', { answer: 'not-received' }), item('d')],
    ['d'],
  ).groups.flatMap((group) => group.payments);
  expect(payments.map(({ tag, tone, question }) => [tag, tone, question])).toEqual([
    ['', 'success', '收到了吗？去回答'],
    ['钱收到了', 'success', ''],
    ['还没收到', 'warning', ''],
    ['已记下，等网络', 'warning', ''],
  ]);
  expect(payments[0]?.note).toBe('3月2日（星期一）转到农信社，尾号 1234');
});

test('a payment that the bank did not make is said plainly, with the school’s telephone', () => {
  const { disbursementId, pupilName, programme, term, part, amountFen } = item('z');
  const late = { disbursementId, pupilName, programme, term, part, amountFen, telephone: '0931-1234567' };
  const shown = view(
    [],
    [],
    [
      { ...late, isUnsure: false },
      { ...late, isUnsure: true },
    ],
  );
  expect(shown.isEmpty).toBe(false);
  expect(shown.delayed.map(({ text }) => text)).toEqual([
    '这笔钱银行没有打成功，学校正在重新办，不用您做什么。',
    '银行还没说清这笔钱到没到，学校正在问，不用您做什么。',
  ]);
  expect(shown.delayed[0]).toMatchObject({
    heading: '石小花，2026年春季学期寄宿生生活补助',
    telephone: '0931-1234567',
  });
  const next = toView({ ok: true, data: { disbursements: [], delayed: [], next: null } }, [item('a')], shown, []);
  expect(next.delayed).toHaveLength(2);
});

test('an empty list says so', () => expect(view([]).isEmpty).toBe(true));

test('who has no child bound is led to binding', () => {
  expect(toView({ ok: false, code: 'not-bound' }, [], blank, [])).toMatchObject({ phase: 'problem', isStranger: true });
});
