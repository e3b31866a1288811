import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import * as receivers from '../../miniprogram/packages/staff/components/receiver-form/receiver-form.model';
import { donorSlip, slipText } from '../../miniprogram/components/code-slip/code-slip.model';
import * as donations from '../../miniprogram/packages/staff/donations/donations.model';
import * as pledge from '../../miniprogram/packages/staff/pledge/pledge.model';

const item: donations.Item = {
  pledgeId: 'g1',
  donorName: '周先生',
  anonymous: true,
  gift: { kind: 'goods', what: '棉衣 60 件' },
  state: 'stated',
  at: '2026-03-05T02:00:00Z',
  mayDecide: true,
};
const place = { schoolId: 's1', schoolName: '柳溪学校' };
const may = { mayConfigure: true, mayInvite: true };

describe('the donations of a school', () => {
  test('off: only a leader switches them on, and nobody is invited', () => {
    expect(donations.ofArrangement({ receiver: null, ...may }, place)).toMatchObject({
      standing: '没有开通。开通前要写明谁来接收。',
      mayInvite: false,
    });
    const other = donations.ofArrangement({ receiver: null, mayConfigure: false, mayInvite: true }, place);
    expect(other.standing).toContain('学校领导');
  });

  test('on: who receives', () => {
    const on = donations.ofArrangement({ receiver: { kind: 'charity', name: '县慈善会' }, ...may }, place);
    expect(on).toMatchObject({ standing: '开通了，受赠单位：县慈善会。', mayInvite: true });
  });

  test('what the caller may answer comes first', () => {
    const rows = [item, { ...item, pledgeId: 'g2', mayDecide: false, anonymous: false, state: 'accepted' as const }];
    const view = { ...donations.blank, ...donations.toView({ rows, next: null, page: 0 }) };
    expect(view.waiting).toEqual([
      {
        id: 'g1',
        heading: '周先生',
        note: '捐物：棉衣 60 件，3月5日（星期四），姓名不公开',
        tag: '等学校答复',
        tone: 'warning',
      },
    ]);
    expect(view.others.map(({ id, tag }) => [id, tag])).toEqual([['g2', '学校接受了']]);
  });

  test('an invitation needs a name, and leads past the first screen', () => {
    expect(donations.faultOf('')).not.toBe('');
    expect(donations.faultOf('周先生')).toBe('');
    const slip = donorSlip('周先生', { code: 'ABCD-2345', expiresAt: '2026-03-19T02:00:00Z', qrPng: null }, '');
    expect(slipText(slip)).toContain('点“我的”→“我是捐赠人”');
  });
});

test.each([
  [null, { choice: 'off', name: '' }],
  [{ kind: 'school' }, { choice: 'school', name: '' }],
  [
    { kind: 'charity', name: '县慈善会' },
    { choice: 'charity', name: '县慈善会' },
  ],
] as const)('the receiver as a form, and back: %p', (receiver, form) => {
  expect(receivers.formOf(receiver)).toEqual(form);
  expect(receivers.toReceiver(form)).toEqual(receiver);
  expect(receivers.faultOf(form)).toBe('');
});

test('a charity without a name is none', () =>
  expect(receivers.faultOf({ choice: 'charity', name: ' ' })).toContain('全称'));

describe('one pledge', () => {
  const shown = (more: Partial<Output<'donation.getPledge'>> = {}): Output<'donation.getPledge'> => ({
    ...item,
    schoolId: 's1',
    rev: 1,
    receiver: { kind: 'school' },
    note: null,
    history: [{ action: 'state', at: item.at, by: '周先生', reason: null }],
    ...more,
  });

  test('who, what, and what is to be said about it', () => {
    const view = { ...pledge.blank, ...pledge.toView({ ok: true, data: shown() }, pledge.blank) };
    expect(view).toMatchObject({ donor: '周先生', gift: '捐物：棉衣 60 件', standing: '等您答复。', mayDecide: true });
    expect(view.history).toEqual([{ key: 0, text: '周先生：写下意向', note: '3月5日（星期四）上午10:00' }]);
    expect(pledge.accepting(view).content).toBe('周先生：捐物：棉衣 60 件');
    const money = { donor: '周先生', fen: 1_200_000, gift: '分 3 次给' };
    expect(pledge.accepting(money).content).toBe('周先生：12,000.00 元，分 3 次给');
  });

  test.each([
    [shown({ mayDecide: false }), '自己写的意向要由别人答复'],
    [shown({ state: 'accepted' }), '约好时间'],
    [shown({ state: 'accepted', gift: { kind: 'money', totalFen: 1, instalments: [] } }), '公益事业捐赠票据'],
    [shown({ state: 'declined' }), '看得到原因'],
    [shown({ state: 'cancelled' }), '不用再办'],
  ])('how it stands', (data, text) => expect(pledge.standingOf(data)).toContain(text));

  test('after a step, taken or not', () => {
    expect(pledge.isChange({ ok: false, code: 'changed-meanwhile' })).toBe(true);
    expect(pledge.after(true)).toMatchObject({ asking: '', changed: '' });
    expect(pledge.after(false).changed).not.toBe('');
    expect(pledge.refused({ ok: false, code: 'own-work' })).toMatchObject({ refusal: { code: 'own-work' } });
  });
});
