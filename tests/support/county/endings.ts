import type { SimulatorClient } from '../../../simulator/client';
import { barred, goer, leaver, withdrawn } from './cast';
import { Person } from './person';
import type { School } from './world';

/** The pupil, the last of the first class, whose people have left. */
export const endingsAt = 5;

/** What stands after the endings: an open code, and how the people are called at school A, by openid. */
export interface WorldEndings {
  readonly toVoid: string;
  /** As guardians of the pupil. */
  readonly guardianIds: Readonly<Record<string, string>>;
  /** As staff. */
  readonly staffIds: Readonly<Record<string, string>>;
}

/** People who have gone and one who can still be sent away. */
export async function endingsOf(client: SimulatorClient, school: School): Promise<WorldEndings> {
  const teacher = new Person(client, 'oATeacher1');
  const leader = new Person(client, 'oALeader');
  const { schoolId } = school;
  const pupilId = school.pupils[endingsAt]?.pupilId ?? '';
  const bound = async (openid: string) => {
    const { code } = await teacher.ask('identity.issueBindingCode', { pupilId });
    await new Person(client, openid).ask('identity.bindChild', { code, relation: 'other-kin' });
  };
  const invited = async (openid: string, role: 'leader' | 'mealsCommittee') => {
    const invitation = { schoolId, name: 'A校离任', appointments: [{ role }] };
    const { code } = await leader.ask('identity.inviteStaff', invitation);
    await new Person(client, openid).ask('identity.acceptInvitation', { code });
  };
  const guardianIds: Record<string, string> = {};
  for (const openid of [withdrawn, leaver, goer, barred]) {
    const others = Object.values(guardianIds);
    await bound(openid);
    const { guardians } = await teacher.ask('identity.listGuardians', { pupilId });
    guardianIds[openid] = guardians.find(({ personId }) => !others.includes(personId))?.personId ?? '';
  }
  await invited(withdrawn, 'leader');
  await invited(leaver, 'mealsCommittee');
  const staffIds = await staffIdsOf(leader, schoolId, [
    [withdrawn, 'leader'],
    [leaver, 'mealsCommittee'],
  ]);
  const id = (ids: Record<string, string>, openid: string) => ids[openid] ?? '';
  await teacher.ask('identity.endBinding', { pupilId, personId: id(guardianIds, withdrawn), reason: '搬走了' });
  const office = { schoolId, personId: id(staffIds, withdrawn), role: 'leader' } as const;
  await leader.ask('identity.endAppointment', { ...office, reason: '退休了' });
  await leader.ask('identity.barGuardian', { pupilId, personId: id(guardianIds, barred), reason: '法院裁定' });
  await teacher.ask('identity.issueBindingCode', { pupilId });
  const { codes } = await teacher.ask('identity.listGuardians', { pupilId });
  return { toVoid: codes[0]?.codeId ?? '', guardianIds, staffIds };
}

/** Those who were invited under one name are told apart by their role. */
async function staffIdsOf(
  leader: Person,
  schoolId: string,
  wanted: readonly (readonly [openid: string, role: 'leader' | 'mealsCommittee'])[],
): Promise<Record<string, string>> {
  const { staff } = await leader.ask('identity.listStaff', { schoolId });
  const left = staff.filter(({ name }) => name === 'A校离任');
  return Object.fromEntries(
    wanted.map(([openid, role]) => [
      openid,
      left.find(({ appointments }) => appointments.some((held) => held.role === role))?.personId ?? '',
    ]),
  );
}
