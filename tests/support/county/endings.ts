import type { SimulatorClient } from '../../../simulator/client';
import { barred, goer, leaver, withdrawn } from './cast';
import { Person } from './person';
import type { School } from './world';

/** The pupil, the last of the first class, whose people have left. */
export const endingsAt = 5;

/** People who have gone and one who can still be sent away. Resolves to the id of an open code. */
export async function endingsOf(client: SimulatorClient, school: School): Promise<string> {
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
  for (const openid of [withdrawn, leaver, goer, barred]) await bound(openid);
  await invited(withdrawn, 'leader');
  await invited(leaver, 'mealsCommittee');
  await teacher.ask('identity.endBinding', { pupilId, personId: withdrawn, reason: '搬走了' });
  await leader.ask('identity.endAppointment', { schoolId, personId: withdrawn, role: 'leader', reason: '退休了' });
  await leader.ask('identity.barGuardian', { pupilId, personId: barred, reason: '法院裁定' });
  await teacher.ask('identity.issueBindingCode', { pupilId });
  const { codes } = await teacher.ask('identity.listGuardians', { pupilId });
  return codes[0]?.codeId ?? '';
}
