import type { Input } from '../../contract/index';
import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import type { SeedSchool } from './open';
import { head, staffOpenid } from './staff';

export const donor = { openid: 'oSeedDonor01', name: '乐助公司', title: '本县企业，凭学校邀请' } as const;

/** The school receives donations itself; one donor has a pledge accepted and another waiting for its answer. */
export async function pledgeGifts(client: SimulatorClient, { schoolId }: SeedSchool): Promise<void> {
  const leader = new Actor(client, head.openid);
  await leader.ask('donation.configure', { schoolId, receiver: { kind: 'school' } });
  const { code } = await leader.ask('donation.inviteDonor', { schoolId, name: donor.name });
  const giver = new Actor(client, donor.openid);
  await giver.ask('identity.previewInvitation', { code });
  await giver.ask('identity.acceptInvitation', { code });
  await client.addPerson({ openid: donor.openid, name: donor.name, group: '捐赠人', note: donor.title });

  const dueOn = await daysAhead(client);
  const books: Input<'donation.statePledge'>['gift'] = {
    kind: 'money',
    totalFen: 1_200_000,
    instalments: [30, 210, 390].map((days) => ({ dueOn: dueOn(days), amountFen: 400_000 })),
  };
  const { pledgeId, rev } = await giver.ask('donation.statePledge', { schoolId, gift: books, note: '用来添置图书。' });
  await new Actor(client, staffOpenid('政教处主任')).ask('donation.acceptPledge', { pledgeId, rev });
  await giver.ask('donation.statePledge', {
    schoolId,
    gift: { kind: 'goods', what: '棉被 60 床' },
    note: null,
    anonymous: false,
  });
}

async function daysAhead(client: SimulatorClient): Promise<(days: number) => string> {
  const now = await client.clock.now();
  return (days) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
