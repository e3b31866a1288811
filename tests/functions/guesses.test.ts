import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openCounty, openedAt, type County } from '../support/county/county';
import { documentsIn } from '../support/county/documents';
import { reportOf, sealAll } from '../support/county/sealing';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const letters = '23456789ABCDEFGH';
/** So many wrong codes. */
const guess = async (openid: string, count: number) => {
  for (let at = 0; at < count; at += 1)
    await county.person(openid).reply('identity.previewBinding', { code: `2222-22${letters[at] ?? '2'}2` });
};
const guessesOf = async (openid: string) => {
  const { work } = await county.person(openid).ask('home.listWork', {});
  return work.flatMap(({ kind, title, count }) => (kind.endsWith('-guesses') ? [{ kind, title, count }] : []));
};

test('ten wrong codes are nobody’s business, one more is', async () => {
  await guess('oStranger', 10);
  expect(await guessesOf('oBureau')).toEqual([]);
  await guess('oStranger', 3);
  await guess('oOther', 11);
  expect(await guessesOf('oBureau')).toEqual([{ kind: 'stranger-guesses', title: '', count: 2 }]);
  for (const openid of ['oALeader', 'oATeacher1', 'oBLeader']) expect(await guessesOf(openid)).toEqual([]);
});

test('a colleague’s are told to the leader, a family’s to leader and class teacher, and to no other school', async () => {
  await guess('oAFinance', 11);
  await guess('oAMother', 11);
  const { name } = pupilOf(county.world.A, 0);
  const family = { kind: 'guardian-guesses', title: name, count: 1 };
  expect(await guessesOf('oALeader')).toEqual([{ kind: 'staff-guesses', title: 'A校Finance', count: 1 }, family]);
  expect(await guessesOf('oATeacher1')).toEqual([family]);
  for (const openid of ['oATeacher2', 'oBLeader', 'oAFinance']) expect(await guessesOf(openid)).toEqual([]);
});

test('a leader’s own are told to the other leaders and the bureau, not to the leader', async () => {
  await guess('oBLeader', 11);
  expect(await guessesOf('oBLeader')).toEqual([]);
  expect(await guessesOf('oBLeader2')).toMatchObject([{ title: 'B校Leader' }]);
  expect(await guessesOf('oBureau')).toMatchObject([{ title: 'B校Leader' }, { kind: 'stranger-guesses', count: 2 }]);
});

test('the alarm is in the audit log, once for each person, without a code', async () => {
  await sealAll(county.cloud, county.dataDir);
  expect(await reportOf(county.dataDir)).toMatchObject({ faults: [] });
  const { audit = [], alarms = [] } = documentsIn(county.dataDir);
  const events = audit.filter((entry) => entry['action'] === 'identity.attemptLimit');
  expect(events.map(({ actor }) => actor).sort()).toEqual(['oAFinance', 'oAMother', 'oBLeader', 'oOther', 'oStranger']);
  expect(new Set(events.map((entry) => entry['inputHash']))).toEqual(new Set(['']));
  expect(JSON.stringify([alarms, events])).not.toMatch(/2222-?22/);
});

test('who has guessed and then binds a child stands out among its guardians', async () => {
  await guess('oLucky', 7);
  const { pupilId } = pupilOf(county.world.A, 4);
  const teacher = county.person('oATeacher1');
  for (const openid of ['oLucky', 'oHonest']) {
    const { code } = await teacher.ask('identity.issueBindingCode', { pupilId });
    await county.person(openid).ask('identity.previewBinding', { code });
    await county.person(openid).ask('identity.bindChild', { code, relation: 'other-kin' });
  }
  const { guardians } = await teacher.ask('identity.listGuardians', { pupilId });
  expect(guardians.map(({ wrongCodes }) => wrongCodes).sort()).toEqual([0, 7]);
});

test('tomorrow nothing of it is shown', async () => {
  await county.cloud.clock.set(new Date(openedAt.getTime() + 86_400_000));
  expect(await guessesOf('oBureau')).toEqual([]);
  await county.cloud.clock.set(openedAt);
});
