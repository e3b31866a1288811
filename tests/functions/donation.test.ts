import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import { openCounty, type County } from '../support/county/county';
import { pledgeFor } from '../support/county/pledges';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

async function invite(openid: string, name: string): Promise<Output<'identity.acceptInvitation'>> {
  const { schoolId } = county.world.A;
  const { code } = await county.person('oALeader').ask('donation.inviteDonor', { schoolId, name });
  return county.person(openid).ask('identity.acceptInvitation', { code });
}

test('an invitation makes a donor of this school, under the name by which the school knows it', async () => {
  expect(await invite('oGiver', '乐助公司')).toEqual({ name: '乐助公司', schoolName: 'A校', as: 'donor' });
  const { appointments, name } = await county.person('oGiver').ask('identity.me', {});
  expect([name, appointments.map(({ role }) => role)]).toEqual(['乐助公司', ['donor']]);
  const { schools } = await county.person('oGiver').ask('donation.listMyPledges', {});
  expect(schools).toEqual([{ schoolId: county.world.A.schoolId, name: 'A校', receiver: { kind: 'school' } }]);
});

test('a pledge waits for the office, and the donor sees its answer', async () => {
  const donor = county.person('oADonor');
  const moral = county.person('oAMoral');
  const { schoolId, gift, note } = pledgeFor(county.world.A);
  const { pledgeId, rev } = await donor.ask('donation.statePledge', { schoolId, gift, note });
  const { work } = await moral.ask('home.listWork', {});
  expect(work).toContainEqual(expect.objectContaining({ kind: 'accept-pledge', id: pledgeId, title: '周先生' }));
  expect(await moral.ask('donation.getPledge', { pledgeId })).toMatchObject({ anonymous: true, mayDecide: true });
  expect(await moral.ask('donation.acceptPledge', { pledgeId, rev })).toEqual({ rev: 2, state: 'accepted' });
  expect(await donor.ask('donation.getMyPledge', { pledgeId })).toMatchObject({ state: 'accepted', mayCancel: false });
  expect(await donor.refusal('donation.cancelPledge', { pledgeId, rev: 2 })).toMatchObject({ code: 'wrong-state' });
});

test('nobody accepts the own pledge', async () => {
  await invite('oAMoral', '热心老师');
  const moral = county.person('oAMoral');
  expect((await moral.ask('identity.me', {})).name).toBe('A校Moral');
  const own = await moral.ask('donation.statePledge', pledgeFor(county.world.A));
  const { pledgeId, rev } = own;
  expect(await moral.refusal('donation.acceptPledge', { pledgeId, rev })).toEqual({
    ok: false,
    code: 'own-work',
    detail: { who: [] },
  });
  expect((await moral.ask('home.listWork', {})).work.some(({ id }) => id === pledgeId)).toBe(false);
});

test('the days of a pledge lie ahead and its parts make up the whole', async () => {
  const donor = county.person('oADonor');
  const state = (dueOn: string, amountFen: number) =>
    donor.refusal('donation.statePledge', {
      ...pledgeFor(county.world.A),
      gift: { kind: 'money', totalFen: 100, instalments: [{ dueOn, amountFen }] },
    });
  expect(await state('2026-11-19', 100)).toMatchObject({ detail: { path: 'gift.instalments.0.dueOn' } });
  expect(await state('2026-11-20', 99)).toMatchObject({ code: 'totals-differ' });
});

test('what a donor is sent holds no child’s name', async () => {
  const donor = county.person('oADonor');
  const { accepted } = county.world.pledges;
  const sent = JSON.stringify([
    await donor.ask('home.open', {}),
    await donor.ask('identity.me', {}),
    await donor.ask('donation.listMyPledges', {}),
    await donor.ask('donation.getMyPledge', { pledgeId: accepted.pledgeId }),
  ]);
  const named = [...county.world.A.pupils, ...county.world.B.pupils].filter(({ name }) => sent.includes(name));
  expect(named).toEqual([]);
});

test('switched off, nobody is invited and nothing is pledged; what was pledged stays', async () => {
  const { schoolId } = county.world.A;
  const leader = county.person('oALeader');
  const donor = county.person('oADonor');
  await leader.ask('donation.configure', { schoolId, receiver: null });
  const off = { ok: false, code: 'donations-off' };
  expect(await leader.reply('donation.inviteDonor', { schoolId, name: '别人' })).toEqual(off);
  expect(await donor.reply('donation.statePledge', pledgeFor(county.world.A))).toEqual(off);
  const { schools, pledges } = await donor.ask('donation.listMyPledges', {});
  expect(schools).toMatchObject([{ receiver: null }]);
  expect(pledges.length).toBeGreaterThan(3);
});
