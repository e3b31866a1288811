import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import { csvFile } from '../support/csv';
import { takeRoster } from '../support/roster';
import { classes, makePupils, type SeedPupil } from './pupils';
import { bureau, head, staff, staffOpenid, type SeedStaff } from './staff';

export interface SeedSchool {
  readonly schoolId: string;
  readonly classIds: ReadonlyMap<string, string>;
  readonly pupils: readonly SeedPupil[];
}

/** From the bureau's first code to a school with offices, classes and a roster. */
export async function openSchool(client: SimulatorClient, bootstrapCode: string): Promise<SeedSchool> {
  const county = new Actor(client, bureau.openid);
  await client.addPerson({ openid: bureau.openid, name: bureau.name, group: '县教育局', note: bureau.title });
  await county.ask('identity.claimBureau', { code: bootstrapCode, name: bureau.name });
  const { schoolId } = await county.ask('identity.createSchool', { name: '柳溪学校', telephone: '0900-1234567' });
  await invite(client, { by: county, schoolId, classIds: new Map() }, head);

  const leader = new Actor(client, head.openid);
  const classIds = new Map<string, string>();
  for (const { name, grade, stage } of classes) {
    const { classId } = await leader.ask('identity.createClass', { schoolId, name, grade, stage });
    classIds.set(name, classId);
  }
  for (const member of staff) await invite(client, { by: leader, schoolId, classIds }, member);

  const pupils = makePupils();
  const office = new Actor(client, staffOpenid('教导处主任'));
  const fileId = await office.upload('roster.csv', roster(pupils));
  await takeRoster(office, { schoolId, fileId });
  return { schoolId, classIds, pupils };
}

async function invite(
  client: SimulatorClient,
  { by, schoolId, classIds }: { by: Actor; schoolId: string; classIds: ReadonlyMap<string, string> },
  member: SeedStaff,
): Promise<void> {
  const appointments = member.roles.map(({ role, className }) => {
    const classId = className === undefined ? undefined : classIds.get(className);
    return classId === undefined ? { role } : { role, classId };
  });
  const { code } = await by.ask('identity.inviteStaff', { schoolId, name: member.name, appointments });
  const invited = new Actor(client, member.openid);
  await invited.ask('identity.previewInvitation', { code });
  await invited.ask('identity.acceptInvitation', { code });
  await client.addPerson({ openid: member.openid, name: member.name, group: groupOf(member), note: member.title });
}

function groupOf({ roles }: SeedStaff): string {
  if (roles.some(({ role }) => role === 'leader')) return '领导小组';
  return roles.some(({ role }) => role === 'classTeacher') ? '班主任' : '处室';
}

function roster(pupils: readonly SeedPupil[]): Uint8Array {
  const rows = pupils.map(({ name, idNumber, className, village, head: headOf, boarder }) => [
    className,
    name,
    idNumber,
    village,
    headOf,
    boarder ? '是' : '否',
  ]);
  return csvFile(['班级', '姓名', '身份证号', '村', '户主', '是否寄宿'], rows);
}
