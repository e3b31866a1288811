import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Gift } from '../../contract/donation';
import type { Output } from '../../contract/index';
import * as invitation from '../../miniprogram/packages/donor/invitation/invitation.model';
import * as pledge from '../../miniprogram/packages/donor/pledge/pledge.model';
import { instalmentsOf } from '../../miniprogram/packages/donor/pledge-new/instalments.model';
import * as fresh from '../../miniprogram/packages/donor/pledge-new/pledge-new.model';
import * as pledges from '../../miniprogram/packages/donor/pledges/pledges.model';

const today = '2026-03-05';
const school = { schoolId: 's1', name: '柳溪学校', receiver: { kind: 'school' } } as const;
const closed = { schoolId: 's2', name: '石门小学', receiver: null } as const;
const once: Gift = { kind: 'money', totalFen: 100_000, instalments: [{ dueOn: today, amountFen: 100_000 }] };

describe('the invitation', () => {
  test('only a whole code opens it', () => {
    expect(invitation.withCode('ABCD-23')).toMatchObject({ isWhole: false });
    expect(invitation.withCode('ABCD-2345')).toMatchObject({ isWhole: true, problem: null });
    expect(invitation.unreadableScan()).toMatchObject({ problem: { code: 'code-invalid' } });
  });

  test.each([
    ['donor', 'donor'],
    ['staff', 'joined'],
  ] as const)('of a %s leads to %s', (as, kind) => {
    const data = { name: '周先生', schoolName: '柳溪学校', as };
    expect(invitation.toOutcome({ ok: true, data })).toEqual({ url: `/pages/done/done?kind=${kind}` });
  });

  test('that is refused says why', () =>
    expect(invitation.toOutcome({ ok: false, code: 'code-used' })).toMatchObject({ problem: { code: 'code-used' } }));
});

describe('a plan', () => {
  test('ends with what does not divide', () =>
    expect(instalmentsOf(100_000, '2026-01-31', 3, 'month')).toEqual([
      { dueOn: '2026-01-31', amountFen: 33_333 },
      { dueOn: '2026-02-28', amountFen: 33_333 },
      { dueOn: '2026-03-31', amountFen: 33_334 },
    ]));

  test('of one is the whole, on its day', () =>
    expect(instalmentsOf(1, today, 1, 'year')).toEqual([{ dueOn: today, amountFen: 1 }]));

  test('of less than a fen each time is none', () => expect(instalmentsOf(2, today, 3, 'year')).toEqual([]));

  test('always makes up the total, with rising days and something each time', () => {
    const day = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const every = fc.constantFrom('month' as const, 'half-year' as const, 'year' as const);
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 1e9 }), day, fc.integer({ min: 1, max: 24 }), every, (total, on, n, e) => {
        const plan = instalmentsOf(total, on, n, e);
        expect(plan.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(total);
        expect(plan.every(({ amountFen }) => amountFen > 0)).toBe(true);
        expect(plan.every(({ dueOn }, at) => at === 0 || dueOn > (plan[at - 1]?.dueOn ?? ''))).toBe(true);
      }),
    );
  });
});

describe('writing a pledge', () => {
  const form = { ...fresh.emptyForm(today), schoolId: 's1' };

  test('only schools that take donations are offered; one is chosen already', () => {
    const schools = fresh.toSchools({ schools: [closed, school], pledges: [], next: null });
    expect(schools).toEqual([school]);
    const view = fresh.ofForm({ ...form, schoolId: 's2' }, schools, today);
    expect(view).toMatchObject({ form: { schoolId: 's1' }, receiver: '柳溪学校' });
  });

  test('is anonymous unless the donor says otherwise', () => {
    expect(fresh.toInput({ ...form, amount: '1000' })).toEqual({
      schoolId: 's1',
      gift: once,
      note: null,
      anonymous: true,
    });
    expect(fresh.toInput({ ...form, amount: '1000', isNamed: true })).toMatchObject({ anonymous: false });
  });

  test('a kept plan from before today begins today', () => {
    expect(fresh.ofForm({ ...form, firstOn: '2026-03-01' }, [school], today)).toMatchObject({
      form: { firstOn: today },
    });
  });

  test('a plan is shown before it is sent', () => {
    const { plan } = fresh.ofForm({ ...form, amount: '100', isSplit: true }, [school], today);
    expect(plan).toEqual([
      { key: '2026-03-05', heading: '第 1 次，2026年3月5日', value: '50.00 元' },
      { key: '2026-09-05', heading: '第 2 次，2026年9月5日', value: '50.00 元' },
    ]);
  });

  test.each([
    [{ amount: '' }, '请写多少元'],
    [{ amount: '0' }, '请写多少元'],
    [{ kind: 'goods' as const }, '请写捐什么'],
    [{ kind: 'service' as const, what: ' ' }, '请写能做什么'],
  ])('lacks something: %p', (part, fault) => {
    expect(fresh.faultOf({ ...form, ...part })).toContain(fault);
    expect(fresh.toInput({ ...form, ...part })).toBeNull();
  });

  test('goods on one line', () => {
    const goods = { ...form, kind: 'goods' as const, what: '棉衣\n60 件', note: ' 天冷了 ' };
    expect(fresh.faultOf(goods)).toBe('');
    expect(fresh.toInput(goods)).toMatchObject({ gift: { kind: 'goods', what: '棉衣 60 件' }, note: '天冷了' });
  });
});

describe('the own pledges', () => {
  const item = {
    pledgeId: 'g1',
    schoolName: '柳溪学校',
    gift: once,
    state: 'stated',
    at: '2026-03-05T02:00:00Z',
  } as const;

  test('with what the school has answered', () => {
    const view = { ...pledges.blank, ...pledges.toView({ rows: [item], next: null, page: 0 }, [closed]) };
    expect(view).toMatchObject({ mayState: false, isEmpty: false });
    expect(view.rows).toEqual([
      {
        id: 'g1',
        heading: '1,000.00 元，一次给',
        note: '柳溪学校，3月5日（星期四）',
        tag: '等学校答复',
        tone: 'warning',
      },
    ]);
    expect(pledges.toView(pledges.nothing, [school])).toMatchObject({ mayState: true, isEmpty: true });
  });

  const shown = (more: Partial<Output<'donation.getMyPledge'>> = {}): Output<'donation.getMyPledge'> => ({
    ...item,
    rev: 1,
    receiver: { kind: 'charity', name: '县慈善会' },
    note: '给孩子们买书',
    anonymous: true,
    mayCancel: true,
    history: [{ action: 'state', at: item.at, reason: null }],
    ...more,
  });

  test('one of them: to whom, when, and what comes next', () => {
    const view = { ...pledge.blank, ...pledge.toView({ ok: true, data: shown() }, pledge.blank) };
    expect(view).toMatchObject({
      fen: 100_000,
      gift: '一次给',
      state: '等学校答复',
      mayCancel: true,
      note: '给孩子们买书',
    });
    expect(view.facts.map(({ value }) => value)).toEqual(['县慈善会', '不公开']);
    expect(view.instalments).toEqual([{ key: today, heading: '2026年3月5日', value: '1,000.00 元' }]);
  });

  test.each([
    [shown(), '现在不用付钱'],
    [shown({ state: 'accepted' }), '县慈善会的账户'],
    [shown({ state: 'accepted', gift: { kind: 'service', what: '上课' } }), '约时间'],
    [shown({ state: 'cancelled' }), '撤回'],
    [
      shown({ state: 'declined', history: [{ action: 'decline', at: item.at, reason: '学校已经有了' }] }),
      '学校已经有了',
    ],
  ])('how it stands', (data, text) => expect(pledge.standingOf(data)).toContain(text));

  test('a refusal', () => {
    expect(pledge.isChange({ ok: false, code: 'wrong-state' })).toBe(true);
    expect(pledge.refused({ ok: false, code: 'busy' })).toMatchObject({ isSending: false, refusal: { code: 'busy' } });
    expect(pledge.toView({ ok: false, code: 'not-found' }, pledge.blank)).toMatchObject({ phase: 'problem' });
  });
});
