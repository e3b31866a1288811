import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, openedAt, type County } from '../support/county/county';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const hour = 3_600_000;
const relation = 'mother' as const;
const slip = async (pupilAt: number) =>
  county.person('oATeacher1').ask('identity.issueBindingCode', { pupilId: pupilOf(county.world.A, pupilAt).pupilId });
const at = async (ms: number, work: () => Promise<void>): Promise<void> => {
  await county.cloud.clock.set(new Date(openedAt.getTime() + ms));
  try {
    await work();
  } finally {
    await county.cloud.clock.set(openedAt);
  }
};

describe('a binding code', () => {
  test('shows a stranger whose child it is, without the full name', async () => {
    const { code } = await slip(3);
    expect(await county.person('oFinder').ask('identity.previewBinding', { code })).toEqual({
      pupilName: '王*丁',
      schoolName: 'A校',
      className: '一年级',
    });
  });

  test.each([
    ['as it is printed', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without the stroke', (code: string) => code.replace('-', '')],
    ['with blanks around', (code: string) => ` ${code} `],
  ])('binds when it is typed %s', async (how, typed) => {
    const { code } = await slip(3);
    const openid = `oTyped-${how.replaceAll(' ', '-')}`;
    expect(await county.person(openid).ask('identity.bindChild', { code: typed(code), relation })).toEqual({
      pupilId: pupilOf(county.world.A, 3).pupilId,
      name: pupilOf(county.world.A, 3).name,
      schoolName: 'A校',
      className: '一年级',
      relation,
    });
    expect(await county.person(openid).ask('home.open', {})).toMatchObject({ children: [{ name: '王小丁' }] });
  });

  test('is used up: nobody else gets in with it, nor sees the child again', async () => {
    const { code } = await slip(4);
    await county.person('oFirst').ask('identity.bindChild', { code, relation });
    expect(await county.person('oSecond').refusal('identity.bindChild', { code, relation })).toMatchObject({
      code: 'code-used',
    });
    expect(await county.person('oSecond').refusal('identity.previewBinding', { code })).toMatchObject({
      code: 'code-used',
    });
    expect(await county.person('oSecond').ask('identity.me', {})).toMatchObject({ children: [] });
  });

  test('binds a child to a person once', async () => {
    await bind(county.cloud, {
      teacher: 'oATeacher1',
      openid: 'oTwice',
      pupilId: pupilOf(county.world.A, 4).pupilId,
      relation,
    });
    const { code } = await slip(4);
    expect(await county.person('oTwice').refusal('identity.bindChild', { code, relation })).toMatchObject({
      code: 'already-bound',
    });
    expect(await county.person('oOther').ask('identity.bindChild', { code, relation })).toMatchObject({ relation });
  });

  test('lives fourteen days, not a moment longer', async () => {
    const { code, expiresAt } = await slip(5);
    expect(Date.parse(expiresAt) - openedAt.getTime()).toBeGreaterThanOrEqual(14 * 24 * hour);
    expect(Date.parse(expiresAt) - openedAt.getTime()).toBeLessThan(14 * 24 * hour + hour);
    const life = Date.parse(expiresAt) - openedAt.getTime();
    await at(life - hour, async () => {
      expect(await county.person('oInTime').ask('identity.previewBinding', { code })).toMatchObject({
        className: '一年级',
      });
    });
    await at(life, async () => {
      const late = county.person('oLate');
      expect(await late.refusal('identity.previewBinding', { code })).toMatchObject({ code: 'code-expired' });
      expect(await late.refusal('identity.bindChild', { code, relation })).toMatchObject({ code: 'code-expired' });
    });
  });

  test('is no invitation, and an invitation is no binding code', async () => {
    const { code } = await slip(5);
    const { staff } = county.world.codes;
    expect(await county.person('oMixed').refusal('identity.acceptInvitation', { code })).toMatchObject({
      code: 'code-invalid',
    });
    expect(await county.person('oMixed').refusal('identity.bindChild', { code: staff, relation })).toMatchObject({
      code: 'code-invalid',
    });
    expect(await county.person('oMixed').refusal('identity.claimBureau', { code, name: '周敏' })).toMatchObject({
      code: 'code-invalid',
    });
  });

  test('is not for whoever has made it, and stays good for the family', async () => {
    const { code } = await slip(4);
    const own = { ok: false, code: 'own-code' };
    expect(await county.person('oATeacher1').reply('identity.bindChild', { code, relation })).toEqual(own);
    expect(await county.person('oATeacher1').reply('identity.previewBinding', { code })).toEqual(own);
    expect(await county.person('oFamily').ask('identity.bindChild', { code, relation })).toMatchObject({ relation });
  });

  test('is nowhere written down: only its keyed hash', async () => {
    const { code } = await slip(5);
    const text = JSON.stringify(county.documents());
    expect(text).not.toContain(code);
    expect(text).not.toContain(code.replace('-', ''));
  });
});

describe('whoever tries codes', () => {
  const wrong = (at: number) => ({ code: `2222-22${'23456789ABCDEFGH'[at] ?? '2'}3` });

  test('is stopped after ten wrong ones, also with the right one, until the next day in Shanghai', async () => {
    const guesser = county.person('oGuesser');
    const { code } = await slip(5);
    for (let tried = 0; tried < 10; tried += 1) {
      const reply =
        tried % 2 === 0
          ? await guesser.refusal('identity.previewBinding', wrong(tried))
          : await guesser.refusal('identity.bindChild', { ...wrong(tried), relation });
      expect(reply).toEqual({ ok: false, code: 'code-invalid' });
    }
    const barred = { ok: false, code: 'too-many-attempts', detail: { after: '2026-11-20T16:00:00.000Z' } };
    expect(await guesser.refusal('identity.previewBinding', wrong(11))).toEqual(barred);
    expect(await guesser.refusal('identity.bindChild', { code, relation })).toEqual(barred);
    expect(await guesser.refusal('identity.acceptInvitation', { code })).toEqual(barred);
    expect(await guesser.refusal('identity.claimBureau', { code, name: '周敏' })).toEqual(barred);
    await at(14 * hour - 60_000, async () => {
      expect(await guesser.refusal('identity.previewBinding', { code })).toEqual(barred);
    });
    await at(14 * hour, async () => {
      expect(await guesser.ask('identity.bindChild', { code, relation })).toMatchObject({ relation });
    });
  });

  test('is stopped after ten also when all guesses are sent at once, and the right code among the rest does not help', async () => {
    const burst = county.person('oBurst');
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, tried) =>
        burst.refusal('identity.previewBinding', {
          code: `3333-3${'23456789ABCDEFGHJKMN'[tried % 20] ?? '2'}3${tried < 20 ? '3' : '4'}`,
        }),
      ),
    );
    const seen = guesses.map(({ code }) => code);
    expect(seen.filter((code) => code === 'code-invalid')).toHaveLength(10);
    expect(seen.filter((code) => code === 'too-many-attempts')).toHaveLength(30);
    const { code } = await slip(5);
    expect(await burst.refusal('identity.previewBinding', { code })).toMatchObject({ code: 'too-many-attempts' });
  });

  test('with right codes loses no attempt, however often', async () => {
    const { code } = await slip(5);
    for (let looked = 0; looked < 12; looked += 1)
      expect(await county.person('oSteady').ask('identity.previewBinding', { code })).toMatchObject({
        schoolName: 'A校',
      });
  });

  test('is not counted for a code that has been used or has expired', async () => {
    const { code } = await slip(5);
    await county.person('oQuick').ask('identity.bindChild', { code, relation });
    for (let tried = 0; tried < 12; tried += 1)
      expect(await county.person('oSlow').refusal('identity.previewBinding', { code })).toMatchObject({
        code: 'code-used',
      });
  });
});

describe('an invitation', () => {
  test('gives its roles to whoever accepts it first, once', async () => {
    const { code } = await county.person('oALeader').ask('identity.inviteStaff', {
      schoolId: county.world.A.schoolId,
      name: '何老师',
      appointments: [{ role: 'classTeacher', classId: county.world.A.classIds[1] }, { role: 'finance' }],
    });
    expect(await county.person('oNewTeacher').ask('identity.acceptInvitation', { code })).toEqual({
      name: '何老师',
      schoolName: 'A校',
      as: 'staff',
    });
    expect(await county.person('oNewTeacher').ask('identity.me', {})).toMatchObject({
      name: '何老师',
      appointments: [
        { role: 'classTeacher', className: '二年级', schoolName: 'A校' },
        { role: 'finance', classId: null },
      ],
    });
    expect(await county.person('oThief').refusal('identity.acceptInvitation', { code })).toMatchObject({
      code: 'code-used',
    });
  });

  test('of the bureau is for leaders only', async () => {
    const input = { schoolId: county.world.A.schoolId, name: '何老师', appointments: [{ role: 'finance' as const }] };
    expect(await county.person('oBureau').refusal('identity.inviteStaff', input)).toEqual({
      ok: false,
      code: 'forbidden',
    });
  });

  test('does not reach into another school’s classes', async () => {
    const { A, B } = county.world;
    const appointments = [{ role: 'classTeacher' as const, classId: B.classIds[0] }];
    const input = { schoolId: A.schoolId, name: '何老师', appointments };
    expect(await county.person('oALeader').refusal('identity.inviteStaff', input)).toEqual({
      ok: false,
      code: 'not-found',
    });
  });
});
