import type { Relation } from '../../../contract/vocabulary';
import { checkRoster, takeRoster } from '../../../seeds/support/roster';
import type { SimulatorClient } from '../../../simulator/client';
import { bureau, guardians, staff, type SchoolName } from './cast';
import { endingsOf, type WorldEndings } from './endings';
import { familiesOf, type WorldFamilies } from './families';
import { kinOf, type WorldKin } from './kin';
import { batchesOf, type WorldBatches } from './batches';
import { noticesOf, type WorldNotices } from './notices';
import { correctionsOf, type WorldCorrections } from './corrections';
import { needsOf, type WorldNeeds } from './needs';
import { zonesOf, type WorldZones } from './zones';
import { pledgesOf, type WorldPledges } from './pledges';
import { bytes, csv, idNumberOf, rosterRow, rosterWithFault, type Pupil } from './papers';
import { Person } from './person';

export interface School {
  readonly schoolId: string;
  /** Two of them. */
  readonly classIds: readonly [string, string];
  readonly classNames: readonly [string, string];
  /** Six in each class, in the order of the roster. */
  readonly pupils: readonly Pupil[];
}

/**
 * A small county: a bureau, two schools with the same offices, a few bound families. School A has notices and batches in every state; the
 * samples aim at them.
 */
export interface World {
  readonly A: School;
  readonly B: School;
  readonly notices: WorldNotices;
  readonly batches: WorldBatches;
  readonly pledges: WorldPledges;
  readonly needs: WorldNeeds;
  readonly families: WorldFamilies;
  readonly corrections: WorldCorrections;
  readonly zones: WorldZones;
  /** A class list of school A that is checked: the first class as it is, two new pupils and a row with a fault. */
  readonly importId: string;
  /** Codes of school A that nobody has used: an invitation of the general affairs office, one for the third pupil, and the id of one for the sixth. */
  readonly codes: { readonly staff: string; readonly binding: string; readonly toVoid: string };
  readonly endings: WorldEndings;
  readonly kin: WorldKin;
}

export const classNames = ['一年级', '二年级'] as const;
export const pupilsPerClass = 6;

/** Makes the county as its people would: by calling actions. */
export async function makeWorld(client: SimulatorClient, bootstrapCode: string): Promise<World> {
  const county = new Person(client, bureau);
  await county.ask('identity.claimBureau', { code: bootstrapCode, name: '周敏' });
  const A = await openSchool(client, 'A');
  const B = await openSchool(client, 'B');
  for (const { openid, school, relation, pupilAt } of guardians) {
    const own = school === 'A' ? A : B;
    await bind(client, {
      openid,
      relation,
      teacher: teacherOf(school, pupilAt),
      pupilId: pupilOf(own, pupilAt).pupilId,
    });
  }
  const notices = await noticesOf(client, A);
  const batches = await batchesOf(client, A);
  const pledges = await pledgesOf(client, { A, B });
  const needs = await needsOf(client, A);
  const corrections = await correctionsOf(client, A);
  const zones = await zonesOf(client, A);
  const leader = new Person(client, 'oALeader');
  const invitation = await leader.ask('identity.inviteStaff', {
    schoolId: A.schoolId,
    name: '新来的老师',
    appointments: [{ role: 'generalAffairs' }],
  });
  const teacher = new Person(client, 'oATeacher1');
  const slip = await teacher.ask('identity.issueBindingCode', { pupilId: pupilOf(A, 2).pupilId });
  const endings = await endingsOf(client, A);
  const kin = await kinOf(client, A);
  const families = await familiesOf(client, A);
  const office = new Person(client, 'oAAcademic');
  const fileId = await office.upload('checked.csv', bytes(csv(rosterWithFault(A))));
  const { importId } = await checkRoster(office, { schoolId: A.schoolId, fileId });
  return {
    A,
    B,
    notices,
    batches,
    pledges,
    needs,
    families,
    corrections,
    zones,
    importId,
    codes: { staff: invitation.code, binding: slip.code, toVoid: endings.toVoid },
    endings,
    kin,
  };
}

export function pupilOf(school: School, at: number): Pupil {
  const pupil = school.pupils[at];
  if (!pupil) throw new Error(`no pupil ${String(at)}`);
  return pupil;
}

/** The teacher of the pupil's class makes a code, and this person uses it. */
export async function bind(
  client: SimulatorClient,
  binding: { teacher: string; openid: string; pupilId: string; relation: Relation },
): Promise<void> {
  const { teacher, openid, pupilId, relation } = binding;
  const { code } = await new Person(client, teacher).ask('identity.issueBindingCode', { pupilId });
  await new Person(client, openid).ask('identity.bindChild', { code, relation });
}

function teacherOf(school: SchoolName, pupilAt: number): string {
  return `o${school}Teacher${pupilAt < pupilsPerClass ? '1' : '2'}`;
}

async function openSchool(client: SimulatorClient, name: SchoolName): Promise<School> {
  const county = new Person(client, bureau);
  const { schoolId } = await county.ask('identity.createSchool', { name: `${name}校`, telephone: '0900-1234567' });
  const [head, ...others] = staff.filter(({ school }) => school === name);
  if (!head) throw new Error('no leader');
  await invite(client, county, { schoolId, openid: head.openid, name: head.name, role: 'leader' });
  const leader = new Person(client, head.openid);
  const [first, second] = classNames;
  const make = async (className: string, grade: number) =>
    (await leader.ask('identity.createClass', { schoolId, name: className, grade, stage: 'primary' })).classId;
  const classIds = [await make(first, 1), await make(second, 2)] as const;
  for (const { openid, name: person, role, classAt } of others) {
    await invite(client, leader, { schoolId, openid, name: person, role, classId: classIds[classAt ?? -1] });
  }
  const office = new Person(client, `o${name}Academic`);
  const rows = rosterOf(name);
  const fileId = await office.upload('roster-0.csv', bytes(csv(rows.map(rosterRow))));
  await takeRoster(office, { schoolId, fileId });
  return { schoolId, classIds, classNames, pupils: await withIds(office, classIds, rows) };
}

async function invite(
  client: SimulatorClient,
  by: Person,
  {
    schoolId,
    openid,
    name,
    role,
    classId,
  }: { schoolId: string; openid: string; name: string; classId?: string } & Pick<(typeof staff)[number], 'role'>,
): Promise<void> {
  const appointments = [classId === undefined ? { role } : { role, classId }];
  const { code } = await by.ask('identity.inviteStaff', { schoolId, name, appointments });
  await new Person(client, openid).ask('identity.acceptInvitation', { code });
}

type RosterPupil = Pick<Pupil, 'name' | 'idNumber' | 'className'>;

function rosterOf(school: SchoolName): RosterPupil[] {
  const letters = Array.from('甲乙丙丁戊己庚辛壬癸子丑');
  return letters.map((letter, at) => ({
    name: `${school === 'A' ? '王' : '李'}小${letter}`,
    idNumber: idNumberOf((school === 'A' ? 100 : 200) + at),
    className: classNames[at < pupilsPerClass ? 0 : 1],
  }));
}

/** Ids are found by name: names are unique in a school here. */
async function withIds(office: Person, classIds: readonly string[], rows: readonly RosterPupil[]): Promise<Pupil[]> {
  const known = new Map<string, { pupilId: string; classId: string }>();
  for (const classId of classIds) {
    const { pupils } = await office.ask('ledger.listPupils', { classId });
    for (const { name, pupilId } of pupils) known.set(name, { pupilId, classId });
  }
  return rows.map((row) => ({ ...row, ...(known.get(row.name) ?? { pupilId: '', classId: '' }) }));
}
