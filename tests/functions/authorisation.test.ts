import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actions, isActionName, type ActionName } from '../../contract/index';
import type { Action, Reply } from '../../contract/action';
import { schoolRoles } from '../../contract/roles';
import type { Role } from '../../contract/vocabulary';
import { bureau, donors, everyone, guardians, staff, stranger, withdrawn } from '../support/county/cast';
import { openCounty, type County } from '../support/county/county';
import { samples } from '../support/county/samples';

/** The answer that the contract gives to a person, by rule alone. */
type Verdict = 'not-bound' | 'forbidden' | 'not-found' | 'let in';

/** What an action is aimed at, as its input names it. */
const targetNames = [
  'schoolId',
  'classId',
  'classIds',
  'noticeId',
  'batchId',
  'pupilId',
  'disbursementId',
  'pledgeId',
  'codeId',
  'importId',
  'changeId',
  'correctionId',
  'zoneId',
  'householdId',
  'fromHouseholdId',
] as const;
type Target = (typeof targetNames)[number];

function targetsOf(action: Action): Target[] {
  const { shape } = action.input.def as unknown as { shape: Record<string, unknown> };
  return targetNames.filter((name) => name in shape);
}

function rolesOf(openid: string): Role[] {
  return [
    ...(openid === bureau ? (['bureau'] as const) : []),
    ...staff.filter((part) => part.openid === openid).map(({ role }) => role),
    ...(guardians.some((part) => part.openid === openid) ? (['guardian'] as const) : []),
    ...(donors.some((part) => part.openid === openid) ? (['donor'] as const) : []),
  ];
}

/** Whether a sample, which aims at school A, its first class and its first pupil, is within the person's reach. */
function reaches(openid: string, role: Role, targets: readonly Target[], isForAllStaff: boolean): boolean {
  if (targets.length === 0 || role === 'bureau') return true;
  const guardian = guardians.find((part) => part.openid === openid);
  if (role === 'guardian') {
    if (guardian?.school !== 'A') return false;
    if (targets.includes('codeId')) return openid === 'oAMother';
    const isOwn = targets.includes('disbursementId') || targets.includes('pupilId');
    return isOwn ? guardian.pupilAt === 0 : guardian.pupilAt < 6;
  }
  if (role === 'donor') return donors.some((one) => one.openid === openid && one.school === 'A');
  const part = staff.find((one) => one.openid === openid);
  if (part?.school !== 'A') return false;
  const onlySchool = targets.every((target) => target === 'schoolId');
  return role !== 'classTeacher' || onlySchool || isForAllStaff || part.classAt === 0;
}

function expected(openid: string, action: Action): Verdict {
  if (action.roles === 'anyone') return 'let in';
  const { roles } = action;
  const held = rolesOf(openid);
  if (held.length === 0) return 'not-bound';
  const right = held.filter((role) => roles.includes(role));
  if (right.length === 0) return 'forbidden';
  /** What every office may do, a class teacher may do beyond the own class. */
  const isForAllStaff = schoolRoles.every((role) => roles.includes(role));
  return right.some((role) => reaches(openid, role, targetsOf(action), isForAllStaff)) ? 'let in' : 'not-found';
}

function verdictOf(reply: Reply<unknown>): Verdict {
  if (reply.ok) return 'let in';
  return reply.code === 'not-bound' || reply.code === 'forbidden' || reply.code === 'not-found' ? reply.code : 'let in';
}

const isPrivate = ([, action]: readonly [string, Action]) => action.roles !== 'anyone';
/** What anyone may do comes last: it makes a stranger someone. */
const inOrder = [...[...actions].filter(isPrivate), ...[...actions].filter((entry) => !isPrivate(entry))];

describe('who may do what', () => {
  let county: County;
  beforeAll(async () => {
    county = await openCounty();
  }, 180_000);
  afterAll(() => county.close());

  const ask = async (openid: string, name: ActionName): Promise<Reply<unknown>> => {
    const person = county.person(openid);
    return person.replyTo(name, await samples[name](county.world, person));
  };

  test.each(inOrder)('%s', async (name, action) => {
    if (!isActionName(name)) throw new Error(name);
    const replies: [string, Reply<unknown>][] = [];
    for (const openid of everyone) replies.push([openid, await ask(openid, name)]);
    const answered = replies.map(([openid, reply]) => `${openid}: ${verdictOf(reply)}`);
    expect(answered).toEqual(everyone.map((openid) => `${openid}: ${expected(openid, action)}`));
    const [former, unknown] = [withdrawn, stranger].map((one) => replies.find(([openid]) => openid === one)?.[1]);
    if (isPrivate([name, action])) expect(former).toEqual(unknown);
    expect(replies.filter(([, reply]) => reply.ok).map(([openid]) => openid)).not.toEqual([]);
  });

  test('every role of the contract is asked about', () => {
    const asked = new Set(everyone.flatMap(rolesOf));
    const named = new Set([...actions.values()].flatMap(({ roles }) => (roles === 'anyone' ? [] : roles)));
    expect([...named].filter((role) => !asked.has(role))).toEqual([]);
  });
});
