import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { carer } from '../support/county/cast';
import { openCounty, type County } from '../support/county/county';
import { endingsAt } from '../support/county/endings';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const pupilAt = (at: number) => pupilOf(county.world.A, at).pupilId;
const teacher = () => county.person('oATeacher1');
const reason = '法院裁定';
const bound = (openid: string, at: number, relation: Parameters<typeof bind>[1]['relation']) =>
  bind(county.cloud, { teacher: 'oATeacher1', openid, pupilId: pupilAt(at), relation });
const invite = async (openid: string, at: number) =>
  (await county.person(openid).ask('identity.inviteGuardian', { pupilId: pupilAt(at) })).code;
const refusalOf = async (openid: string, at: number) =>
  (await county.person(openid).refusal('identity.inviteGuardian', { pupilId: pupilAt(at) })).code;

describe('a second guardian', () => {
  test('comes in by the first one’s code, and the class teacher sees by whom and may end it', async () => {
    await bound('oFather3', 3, 'father');
    const code = await invite('oFather3', 3);
    expect(await county.person('oMother3').ask('identity.previewBinding', { code })).toMatchObject({
      className: '一年级',
    });
    await county.person('oMother3').ask('identity.bindChild', { code, relation: 'mother' });
    const { guardians } = await teacher().ask('identity.listGuardians', { pupilId: pupilAt(3) });
    expect(guardians.map(({ relation, invitedBy }) => [relation, invitedBy])).toEqual([
      ['father', null],
      ['mother', 'father'],
    ]);
    const personId = guardians[1]?.personId ?? '';
    await teacher().ask('identity.endBinding', { pupilId: pupilAt(3), personId, reason });
    expect(await county.person('oMother3').ask('identity.me', {})).toMatchObject({ children: [] });
  });

  test('is let in by a code that works once, and not by its maker', async () => {
    const code = await invite('oFather3', 3);
    const used = { ok: false, code: 'code-used' };
    expect(await county.person('oFather3').reply('identity.bindChild', { code, relation: 'father' })).toMatchObject({
      code: 'own-code',
    });
    await county.person('oUncle3').ask('identity.bindChild', { code, relation: 'other-kin' });
    expect(await county.person('oThird').reply('identity.bindChild', { code, relation: 'mother' })).toEqual(used);
  });

  test('two codes may be open for a child, a third is refused until one is used or voided', async () => {
    const [first] = [await invite('oFather3', 3), await invite('oFather3', 3)];
    expect(await refusalOf('oFather3', 3)).toBe('too-many-codes');
    const father = county.person('oFather3');
    const { codes, mayInvite } = await father.ask('identity.getWard', { pupilId: pupilAt(3) });
    expect(mayInvite).toBe(true);
    expect(codes.map(({ code }) => code)).toContain(first);
    const codeId = codes.find(({ code }) => code === first)?.codeId ?? '';
    await father.ask('identity.voidMyCode', { codeId });
    expect(await county.person('oThird').reply('identity.previewBinding', { code: first })).toMatchObject({
      code: 'code-voided',
    });
    await invite('oFather3', 3);
    const listed = await teacher().ask('identity.listGuardians', { pupilId: pupilAt(3) });
    expect(listed.codes.map(({ invitedBy }) => invitedBy)).toEqual(['father', 'father']);
    for (const one of listed.codes) await teacher().ask('identity.voidCode', { codeId: one.codeId });
    expect((await father.ask('identity.getWard', { pupilId: pupilAt(3) })).codes).toEqual([]);
  });

  test('is let in by parents and lawful guardians alone', async () => {
    await bound('oGrandmother3', 3, 'grandparent');
    await bound('oHome3', 3, 'institution');
    await bound('oLawful3', 3, 'lawful-guardian');
    for (const openid of ['oGrandmother3', 'oUncle3', 'oHome3'])
      expect(await refusalOf(openid, 3)).toBe('not-entitled');
    expect(await refusalOf('oLawful3', 3)).toBe('basis-missing');
    expect(await refusalOf('oLawful3', 4)).toBe('not-found');
    const basis = { kind: 'court', on: '2026-09-01' } as const;
    for (const { personId, basisKinds } of (await teacher().ask('identity.listGuardians', { pupilId: pupilAt(3) }))
      .guardians)
      if (basisKinds.includes('court'))
        await teacher().ask('identity.recordBasis', { pupilId: pupilAt(3), personId, ...basis });
    await invite('oLawful3', 3);
    expect(await refusalOf('oHome3', 3)).toBe('not-entitled');
  });
});

describe('a code of a guardian ends', () => {
  const voided = { ok: false, code: 'code-voided' };
  let endedByBar = '';

  test('when the guardian’s own binding ends, and does not come back with a new one', async () => {
    await bound('oMother4', 4, 'mother');
    const code = await invite('oMother4', 4);
    await county.person('oMother4').ask('identity.endMyBinding', { pupilId: pupilAt(4) });
    const late = county.person('oLate4');
    expect(await late.reply('identity.previewBinding', { code })).toEqual(voided);
    expect(await late.reply('identity.bindChild', { code, relation: 'father' })).toEqual(voided);
    expect(await teacher().ask('identity.listGuardians', { pupilId: pupilAt(4) })).toMatchObject({ codes: [] });
    await county.cloud.clock.advance(60_000);
    await bound('oMother4', 4, 'mother');
    expect(await late.reply('identity.bindChild', { code, relation: 'father' })).toEqual(voided);
  });

  test('when a court bars anybody from the pupil: the family is sent to the class teacher, and nobody names the bar', async () => {
    const code = await invite('oMother4', 4);
    endedByBar = code;
    await bound('oFather4', 4, 'father');
    const { guardians } = await teacher().ask('identity.listGuardians', { pupilId: pupilAt(4) });
    const personId = guardians.find(({ relation }) => relation === 'father')?.personId ?? '';
    const aim = { pupilId: pupilAt(4), personId, reason };
    await county.person('oALeader').ask('identity.barGuardian', aim);
    const second = county.person('oFatherSecond');
    const sent = { ok: false, code: 'ask-class-teacher' };
    expect(await second.reply('identity.previewBinding', { code })).toEqual(sent);
    expect(await second.reply('identity.bindChild', { code, relation: 'other-kin' })).toEqual(sent);
    expect(await refusalOf('oMother4', 4)).toBe('ask-class-teacher');
    expect(await county.person('oMother4').ask('identity.getWard', { pupilId: pupilAt(4) })).toMatchObject({
      mayInvite: false,
      codes: [],
    });
    await bound('oGrandfather4', 4, 'grandparent');
    await county.person('oALeader').ask('identity.liftBar', aim);
    await invite('oMother4', 4);
  });

  test('and the lifting of the bar does not bring it back', async () => {
    const lifted = await county.person('oLate4').reply('identity.previewBinding', { code: endedByBar });
    expect(lifted).toEqual(voided);
  });
});

describe('a paper that is missing', () => {
  const work = async (openid: string) =>
    (await county.person(openid).ask('home.listWork', {})).work.filter(({ kind }) => kind === 'record-basis');

  test('is the class teacher’s open task until it is recorded; the carer reads meanwhile', async () => {
    const [one] = await work('oATeacher1');
    expect(one).toMatchObject({ id: county.world.A.classIds[0], title: '一年级' });
    expect(await work('oATeacher2')).toEqual([]);
    expect(await county.person(carer).ask('identity.getWard', { pupilId: pupilAt(endingsAt) })).toMatchObject({
      lacksBasis: true,
    });
    const { notices } = await county.person(carer).ask('notice.listMine', {});
    expect(notices).not.toEqual([]);
    const lacking = async () =>
      (await teacher().ask('ledger.listPupils', { classId: county.world.A.classIds[0] })).pupils
        .filter(({ lacksBasis }) => lacksBasis)
        .map(({ pupilId }) => pupilId);
    expect(await lacking()).toContain(pupilAt(endingsAt));
    const { guardians } = await teacher().ask('identity.listGuardians', { pupilId: pupilAt(endingsAt) });
    const { personId = '' } = guardians.find(({ relation }) => relation === 'entrusted-carer') ?? {};
    const wrong = { pupilId: pupilAt(endingsAt), personId, kind: 'court', on: '2026-09-01' } as const;
    expect(await teacher().refusal('identity.recordBasis', wrong)).toMatchObject({ code: 'wrong-state' });
    await teacher().ask('identity.recordBasis', { ...wrong, kind: 'entrustment', note: '妈妈写的' });
    const after = await teacher().ask('identity.listGuardians', { pupilId: pupilAt(endingsAt) });
    expect(after.guardians.find((guardian) => guardian.personId === personId)?.basis).toEqual({
      kind: 'entrustment',
      on: '2026-09-01',
      note: '妈妈写的',
    });
    expect(await lacking()).not.toContain(pupilAt(endingsAt));
    expect((await work('oATeacher1')).map(({ count }) => count)).toEqual([]);
  });
});

test('a code of a guardian lives fourteen days', async () => {
  const code = await invite('oAMother', 0);
  await county.cloud.clock.advance(14 * 24 * 60 * 60_000);
  expect(await county.person('oLater').reply('identity.previewBinding', { code })).toMatchObject({
    code: 'code-expired',
  });
});
