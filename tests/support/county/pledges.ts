import type { Input } from '../../../contract/index';
import type { SimulatorClient } from '../../../simulator/client';
import { donors } from './cast';
import { Person } from './person';
import type { School } from './world';

export interface PledgeRef {
  readonly pledgeId: string;
  readonly rev: number;
}

/** Stated by the donor of school A, one for each answer, and one that the school has accepted. */
export interface WorldPledges {
  readonly toAccept: PledgeRef;
  readonly toDecline: PledgeRef;
  readonly toCancel: PledgeRef;
  readonly accepted: PledgeRef;
}

export function pledgeFor(school: School, more: Partial<Input<'donation.statePledge'>> = {}) {
  return {
    schoolId: school.schoolId,
    gift: {
      kind: 'money',
      totalFen: 100_000,
      instalments: [
        { dueOn: '2026-12-01', amountFen: 40_000 },
        { dueOn: '2027-06-01', amountFen: 60_000 },
      ],
    },
    note: '给孩子们买冬衣',
    anonymous: false,
    ...more,
  } satisfies Input<'donation.statePledge'>;
}

export async function pledgesOf(
  client: SimulatorClient,
  schools: { readonly A: School; readonly B: School },
): Promise<WorldPledges> {
  for (const { openid, name, school } of donors) {
    const { schoolId } = schools[school];
    const leader = new Person(client, `o${school}Leader`);
    await leader.ask('donation.configure', { schoolId, receiver: { kind: 'school' } });
    const { code } = await leader.ask('donation.inviteDonor', { schoolId, name });
    await new Person(client, openid).ask('identity.acceptInvitation', { code });
  }
  const donor = new Person(client, 'oADonor');
  const state = async (): Promise<PledgeRef> => {
    const { pledgeId, rev } = await donor.ask('donation.statePledge', pledgeFor(schools.A));
    return { pledgeId, rev };
  };
  const [toAccept, toDecline, toCancel, stated] = [await state(), await state(), await state(), await state()];
  const { rev } = await new Person(client, 'oAMoral').ask('donation.acceptPledge', stated);
  return { toAccept, toDecline, toCancel, accepted: { ...stated, rev } };
}
