import { donation as contract } from '../../contract/donation';
import type { Output } from '../../contract/index';
import { awaits, type Pledge } from '../../domain/donation/pledge';
import type { Caller } from '../platform/caller';

type MyItem = Output<'donation.listMyPledges'>['pledges'][number];
type StaffItem = Output<'donation.listPledges'>['pledges'][number];

/** What the donor is sent: the own words, and what has become of them. */
export function myItem({ pledgeId, schoolName, gift, state, createdAt }: Pledge): MyItem {
  return { pledgeId, schoolName, gift, state, at: createdAt };
}

export function staffItem(caller: Caller, pledge: Pledge): StaffItem {
  const { pledgeId, schoolId, donor, anonymous, gift, state, createdAt } = pledge;
  const mayDecide = awaits(pledge, caller.openid) && caller.holdsIn(schoolId, contract.acceptPledge.roles);
  return { pledgeId, donorName: donor.name, anonymous, gift, state, at: createdAt, mayDecide };
}
