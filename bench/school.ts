import { Actor } from '../seeds/support/actor';
import { donor } from '../seeds/school/donate';
import { head, staffOpenid } from '../seeds/school/staff';
import type { SimulatorClient } from '../simulator/client';

/** The people of the seeded school whom the benches ask, and what they work on. */
export interface School {
  /** Anyone, by openid. */
  readonly as: (openid: string) => Actor;
  readonly guardian: Actor;
  readonly teacher: Actor;
  readonly leader: Actor;
  readonly moral: Actor;
  readonly academic: Actor;
  readonly accountant: Actor;
  readonly cashier: Actor;
  readonly bureau: Actor;
  readonly donor: Actor;
  readonly schoolId: string;
  readonly classId: string;
  readonly noticeId: string;
  /** Paid, with answers of families. */
  readonly batchId: string;
  readonly disbursementId: string;
  readonly pledgeId: string;
}

export async function readSchool(client: SimulatorClient): Promise<School> {
  const as = (openid: string) => new Actor(client, openid);
  const [guardian, leader, accountant] = [as('oSeedFamily01'), as(head.openid), as(staffOpenid('财务室会计'))];
  const teacher = as(staffOpenid('一年级班主任'));
  const { appointments } = await teacher.ask('identity.me', {});
  const { schoolId, classId } = appointments.find(({ role }) => role === 'classTeacher') ?? {};
  const { notices } = await guardian.ask('notice.listMine', {});
  const { disbursements } = await guardian.ask('subsidy.listMine', {});
  const { batches } = await accountant.ask('subsidy.listBatches', { schoolId: known(schoolId) });
  const { pledges } = await accountant.ask('donation.listPledges', { schoolId: known(schoolId) });
  return {
    as,
    guardian,
    teacher,
    leader,
    moral: as(staffOpenid('政教处主任')),
    academic: as(staffOpenid('教导处主任')),
    accountant,
    cashier: as(staffOpenid('财务室出纳')),
    bureau: as('oSeedBureau01'),
    donor: as(donor.openid),
    schoolId: known(schoolId),
    classId: known(classId),
    noticeId: known(notices[0]?.noticeId),
    batchId: known(batches.find(({ state }) => state === 'reconciled')?.batchId),
    disbursementId: known(disbursements[0]?.disbursementId),
    pledgeId: known(pledges[0]?.pledgeId),
  };
}

function known(id: string | null | undefined): string {
  if (!id) throw new Error('the seeded school lacks what the bench looks for');
  return id;
}
