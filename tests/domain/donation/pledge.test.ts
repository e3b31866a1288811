import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Gift } from '../../../contract/donation';
import { daysAfter } from '../../../domain/shared/calendar';
import * as pledges from '../../../domain/donation/pledge';
import { accepted, given } from '../../support/given';

const donor = { id: 'oDonor', name: '周先生' };
const office = { id: 'oOffice', name: '张主任' };
const morning = '2026-11-20T01:00:00.000Z';
const noon = '2026-11-20T04:00:00.000Z';
const today = '2026-11-20';
const ids = { pledgeId: 'g1', schoolId: 's1', schoolName: '柳溪学校' };
const once = money(100_000, [[today, 100_000]]);
const byDonor = { by: donor, at: morning, today };
const byOffice = { by: office, at: noon };

function money(totalFen: number, instalments: readonly (readonly [string, number])[]): Gift {
  return { kind: 'money', totalFen, instalments: instalments.map(([dueOn, amountFen]) => ({ dueOn, amountFen })) };
}

function terms(gift: Gift): pledges.Terms {
  return { gift, note: null, anonymous: true, receiver: { kind: 'school' } };
}

const stated = accepted(pledges.statePledge(ids, terms(once), byDonor));
const acceptedPledge: pledges.Pledge = {
  ...stated,
  state: 'accepted',
  history: [...stated.history, { action: 'accept', at: noon, by: office, reason: null }],
};
const declined: pledges.Pledge = {
  ...stated,
  state: 'declined',
  history: [...stated.history, { action: 'decline', at: noon, by: office, reason: '学校已经有了' }],
};
const cancelled: pledges.Pledge = {
  ...stated,
  state: 'cancelled',
  history: [...stated.history, { action: 'cancel', at: noon, by: donor, reason: null }],
};

describe('stating', () => {
  const state = (gift: Gift) => given(terms(gift)).when((said) => pledges.statePledge(ids, said, byDonor));

  test('money at once is one instalment, due today at the earliest', () =>
    state(once).then({
      ...ids,
      ...terms(once),
      donor,
      state: 'stated',
      createdAt: morning,
      history: [{ action: 'state', at: morning, by: donor, reason: null }],
    }));

  test.each<Gift>([
    { kind: 'goods', what: '棉衣 60 件' },
    { kind: 'service', what: '每月来上一次美术课' },
  ])('$kind need no days', (gift) => state(gift).then({ ...stated, gift }));

  test('instalments that do not make up the total are refused, with both sums', () =>
    state(
      money(100_000, [
        ['2026-12-01', 50_000],
        ['2027-01-01', 40_000],
      ]),
    ).thenRefused('totals-differ', { expectedFen: 100_000, foundFen: 90_000 }));

  test('a first day in the past is refused', () =>
    state(money(1, [['2026-11-19', 1]])).thenRefused('invalid-input', { path: 'gift.instalments.0.dueOn' }));

  test.each(['2026-12-01', '2026-11-30'])('a second day that does not come later is refused: %s', (dueOn) =>
    state(
      money(2, [
        ['2026-12-01', 1],
        [dueOn, 1],
      ]),
    ).thenRefused('invalid-input', { path: 'gift.instalments.1.dueOn' }),
  );

  const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 24 });
  const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 24, maxLength: 24 });
  const plan = (sums: readonly number[], between: readonly number[]) => {
    let dueOn = today;
    return sums.map((amountFen, at) => {
      if (at > 0) dueOn = daysAfter(dueOn, between[at] ?? 1);
      return [dueOn, amountFen] as const;
    });
  };

  test('any plan whose parts make up the total is taken, and keeps its sum', () => {
    fc.assert(
      fc.property(amounts, gaps, (sums, between) => {
        const total = sums.reduce((sum, one) => sum + one, 0);
        const { gift } = accepted(pledges.statePledge(ids, terms(money(total, plan(sums, between))), byDonor));
        if (gift.kind !== 'money') throw new Error(gift.kind);
        expect(gift.instalments.reduce((sum, one) => sum + one.amountFen, 0)).toBe(gift.totalFen);
      }),
    );
  });

  test('a plan that is out by any amount is refused', () => {
    fc.assert(
      fc.property(amounts, gaps, fc.integer({ min: 1, max: 1000 }), (sums, between, out) => {
        const total = sums.reduce((sum, one) => sum + one, 0) + out;
        const decision = pledges.statePledge(ids, terms(money(total, plan(sums, between))), byDonor);
        expect(decision).toMatchObject({ accepted: false, code: 'totals-differ' });
      }),
    );
  });
});

describe('the school’s answer', () => {
  test('accepts', () =>
    given(stated)
      .when((pledge) => pledges.acceptPledge(pledge, byOffice))
      .then(acceptedPledge));

  test('declines with a reason', () =>
    given(stated)
      .when((pledge) => pledges.declinePledge(pledge, '学校已经有了', byOffice))
      .then(declined));

  test('nobody answers the own pledge', () => {
    const own = given(stated);
    own.when((pledge) => pledges.acceptPledge(pledge, byDonor)).thenRefused('own-work');
    own.when((pledge) => pledges.declinePledge(pledge, '不', byDonor)).thenRefused('own-work');
    expect([pledges.awaits(stated, donor.id), pledges.awaits(stated, office.id)]).toEqual([false, true]);
  });
});

test('a donor takes back only what is the own', () => {
  given(stated)
    .when((pledge) => pledges.cancelPledge(pledge, { by: donor, at: noon }))
    .then(cancelled);
  given(stated)
    .when((pledge) => pledges.cancelPledge(pledge, byOffice))
    .thenRefused('not-found');
});

describe.each([acceptedPledge, declined, cancelled])('$state is the last word', (pledge) => {
  test.each([
    ['accept', (one: pledges.Pledge) => pledges.acceptPledge(one, byOffice)],
    ['decline', (one: pledges.Pledge) => pledges.declinePledge(one, '不', byOffice)],
    ['cancel', (one: pledges.Pledge) => pledges.cancelPledge(one, byDonor)],
  ])('%s', (_name, command) => given(pledge).when(command).thenRefused('wrong-state'));

  test('and waits for nobody', () => expect(pledges.awaits(pledge, office.id)).toBe(false));
});
