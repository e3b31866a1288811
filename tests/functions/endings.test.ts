import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Relation } from '../../contract/vocabulary';
import { barred, leaver } from '../support/county/cast';
import { signed } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { endingsAt } from '../support/county/endings';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const pupilAt = (at: number) => pupilOf(county.world.A, at).pupilId;
const bound = (openid: string, at: number, relation: Relation = 'mother') =>
  bind(county.cloud, { teacher: 'oATeacher1', openid, pupilId: pupilAt(at), relation });
const slip = async (at: number) =>
  (await county.person('oATeacher1').ask('identity.issueBindingCode', { pupilId: pupilAt(at) })).code;
const reason = '搬走了';
/** What the pupil's only guardian is called; throws when there are several. */
const guardianAt = async (at: number, barred = false) => {
  const listed = await county.person('oATeacher1').ask('identity.listGuardians', { pupilId: pupilAt(at) });
  const [one, ...others] = barred ? listed.barred : listed.guardians;
  if (!one || others.length > 0) throw new Error(`not one person: ${JSON.stringify(listed)}`);
  return { pupilId: pupilAt(at), personId: one.personId };
};
/** What the newest of the pupil's guardians is called. */
const newestAt = async (at: number) => {
  const { guardians } = await county.person('oATeacher1').ask('identity.listGuardians', { pupilId: pupilAt(at) });
  const [newest] = [...guardians].sort((a, b) => (a.boundAt < b.boundAt ? 1 : -1));
  return { pupilId: pupilAt(at), personId: newest?.personId ?? '' };
};
const colleague = async (name: string) => {
  const { staff } = await county.person('oBureau').ask('identity.listStaff', { schoolId: county.world.A.schoolId });
  return staff.find((one) => one.name === name)?.personId ?? '';
};

describe('a binding', () => {
  test('is ended by the guardian: the child is gone at once, from home, notices and payments', async () => {
    const mother = county.person('oAMother');
    const { disbursements } = await mother.ask('subsidy.listMine', {});
    expect(disbursements).not.toEqual([]);
    await mother.ask('identity.endMyBinding', { pupilId: pupilAt(0) });
    expect(await mother.ask('home.open', {})).toMatchObject({ children: [], notices: [], disbursements: [] });
    const disbursementId = disbursements[0]?.disbursementId ?? '';
    expect(await mother.reply('subsidy.getMine', { disbursementId })).toEqual({ ok: false, code: 'not-bound' });
    expect(await mother.reply('identity.endMyBinding', { pupilId: pupilAt(0) })).toEqual({ ok: true, data: {} });
  });

  test('ends for one child, the others stay', async () => {
    await bound('oOfTwo', 3);
    await bound('oOfTwo', 4);
    await county.person('oOfTwo').ask('identity.endMyBinding', { pupilId: pupilAt(3) });
    expect(await county.person('oOfTwo').ask('identity.me', {})).toMatchObject({
      children: [{ pupilId: pupilAt(4) }],
    });
  });

  test('is ended by the class teacher, and a new code lets the person back in', async () => {
    await bound('oBack', 3);
    const teacher = county.person('oATeacher1');
    const listed = await teacher.ask('identity.listGuardians', { pupilId: pupilAt(3) });
    expect(listed.guardians).toMatchObject([{ personId: expect.any(String), relation: 'mother', wrongCodes: 0 }]);
    await teacher.ask('identity.endBinding', { ...(await guardianAt(3)), reason });
    expect(await teacher.ask('identity.listGuardians', { pupilId: pupilAt(3) })).toMatchObject({ guardians: [] });
    await bound('oBack', 3);
    expect(await county.person('oBack').ask('identity.me', {})).toMatchObject({ children: [{ relation: 'mother' }] });
  });

  test('is not ended by the class teacher who is bound to the same child: a leader can', async () => {
    const slipOfLeader = county.person('oATeacher1');
    await bound('oAunt', 4, 'other-kin');
    const aunt = { ...(await newestAt(4)), reason };
    const { code } = await slipOfLeader.ask('identity.issueBindingCode', { pupilId: pupilAt(4) });
    await county.person('oALeader').ask('identity.bindChild', { code, relation: 'other-kin' });
    expect(await county.person('oALeader').reply('identity.endBinding', aunt)).toEqual({
      ok: false,
      code: 'kin',
      detail: { who: ['A校Leader2'] },
    });
    await county.person('oALeader2').ask('identity.endBinding', aunt);
  });
});

describe('what has ended', () => {
  test('does not come back by the code that made it', async () => {
    const code = await slip(3);
    const person = county.person('oPasser');
    await person.ask('identity.bindChild', { code, relation: 'other-kin' });
    const aim = { ...(await newestAt(3)), reason };
    await county.person('oATeacher1').ask('identity.endBinding', aim);
    expect(await person.reply('identity.bindChild', { code, relation: 'other-kin' })).toEqual({
      ok: false,
      code: 'code-used',
    });
  });

  test('leaves whoever was bound kin: a leader decides nothing about that child, and nothing about themselves', async () => {
    const leader = county.person('oALeader2');
    const code = await slip(2);
    await leader.ask('identity.bindChild', { code, relation: 'father' });
    const aim = { ...(await guardianAt(2)), reason };
    await leader.ask('identity.endMyBinding', { pupilId: pupilAt(2) });
    await bound('oUncle', 2, 'other-kin');
    const uncle = { ...(await guardianAt(2)), reason };
    expect(await leader.reply('identity.barGuardian', uncle)).toMatchObject({ code: 'kin' });
    const { batchId, rev } = county.world.batches.audited;
    expect(await leader.reply('subsidy.approveBatch', { batchId, rev, ...signed })).toMatchObject({ code: 'kin' });
    await county.person('oALeader').ask('identity.barGuardian', aim);
    expect(await leader.reply('identity.liftBar', aim)).toMatchObject({ code: 'kin' });
  });
});

describe('a court’s bar', () => {
  test('stands against a code of the class teacher, and the code stays good for others', async () => {
    const code = await slip(endingsAt);
    const person = county.person(barred);
    expect(await person.reply('identity.bindChild', { code, relation: 'father' })).toEqual({
      ok: false,
      code: 'barred',
    });
    expect(await person.ask('identity.me', {})).toMatchObject({ name: null, children: [] });
    expect(
      await county.person('oGrandfather').ask('identity.bindChild', { code, relation: 'grandparent' }),
    ).toMatchObject({ relation: 'grandparent' });
  });

  test('is seen by the class teacher, who can neither make nor lift it', async () => {
    const teacher = county.person('oATeacher1');
    const pupilId = pupilAt(endingsAt);
    expect(await teacher.ask('identity.listGuardians', { pupilId })).toMatchObject({
      barred: [{ relation: 'other-kin', by: 'A校Leader' }],
    });
    const aim = { ...(await guardianAt(endingsAt, true)), reason };
    for (const action of ['identity.liftBar', 'identity.barGuardian'] as const)
      expect(await teacher.reply(action, aim)).toEqual({ ok: false, code: 'forbidden' });
  });

  test('wins against a binding that is made at the same moment', async () => {
    const openid = 'oRacing';
    await bound(openid, 4);
    const person = await newestAt(4);
    for (let round = 0; round < 5; round += 1) {
      await bound(openid, 4).catch(() => undefined);
      const code = await slip(4);
      await county.person('oATeacher1').reply('identity.endBinding', { ...person, reason });
      const aim = { ...person, reason: '法院裁定' };
      await Promise.all([
        county.person('oALeader2').ask('identity.barGuardian', aim),
        county.person(openid).reply('identity.bindChild', { code, relation: 'father' }),
      ]);
      expect(await county.person(openid).ask('identity.me', {})).toMatchObject({ children: [] });
      await county.person('oALeader2').ask('identity.liftBar', aim);
    }
  });

  test('is lifted by a leader; then a code binds again', async () => {
    const aim = await guardianAt(endingsAt, true);
    await county.person('oALeader2').ask('identity.liftBar', { ...aim, reason: '法院撤销了' });
    const code = await slip(endingsAt);
    expect(await county.person(barred).ask('identity.bindChild', { code, relation: 'father' })).toMatchObject({
      relation: 'father',
    });
  });
});

describe('an open code', () => {
  test('is voided by who issued it: nobody gets in, and it is listed no more', async () => {
    const { toVoid: codeId } = county.world.codes;
    const code = await slip(3);
    const teacher = county.person('oATeacher1');
    const { codes } = await teacher.ask('identity.listGuardians', { pupilId: pupilAt(3) });
    for (const open of codes) await teacher.ask('identity.voidCode', { codeId: open.codeId });
    const late = county.person('oLateComer');
    const voided = { ok: false, code: 'code-voided' };
    expect(await late.reply('identity.previewBinding', { code })).toEqual(voided);
    expect(await late.reply('identity.bindChild', { code, relation: 'mother' })).toEqual(voided);
    expect(await teacher.ask('identity.listGuardians', { pupilId: pupilAt(3) })).toMatchObject({ codes: [] });
    expect(await county.person('oATeacher2').reply('identity.voidCode', { codeId })).toEqual({
      ok: false,
      code: 'not-found',
    });
  });

  test('of a colleague is listed with name and roles until it is opened or voided', async () => {
    const { schoolId } = county.world.A;
    const leader = county.person('oALeader');
    const invitation = { schoolId, name: '何老师', appointments: [{ role: 'finance' as const }] };
    const { code } = await leader.ask('identity.inviteStaff', invitation);
    const open = async () =>
      (await leader.ask('identity.listStaff', { schoolId })).invitations.find(({ name }) => name === '何老师');
    expect(await open()).toMatchObject({ roles: ['finance'] });
    await county.person('oALeader2').ask('identity.voidCode', { codeId: (await open())?.codeId ?? '' });
    expect(await open()).toBeUndefined();
    expect(await county.person('oNew').reply('identity.acceptInvitation', { code })).toEqual({
      ok: false,
      code: 'code-voided',
    });
  });
});

describe('an appointment', () => {
  const end = async (by: string, name: string, role: 'leader' | 'finance' | 'mealsCommittee') =>
    county.person(by).reply('identity.endAppointment', {
      schoolId: county.world.A.schoolId,
      personId: await colleague(name),
      role,
      reason: '调走了',
    });

  test('has ended: the person is a stranger at once and leaves the list, and as guardian stays', async () => {
    expect(await end('oALeader', 'A校离任', 'mealsCommittee')).toEqual({ ok: true, data: {} });
    const { staff } = await county.person('oALeader').ask('identity.listStaff', { schoolId: county.world.A.schoolId });
    expect(staff.map(({ name }) => name)).not.toContain('A校离任');
    expect(await county.person(leaver).ask('identity.me', {})).toMatchObject({
      appointments: [],
      children: [{ pupilId: pupilAt(endingsAt) }],
    });
    expect(await end('oALeader', 'A校Finance2', 'finance')).toEqual({ ok: true, data: {} });
    expect(await county.person('oAFinance2').ask('identity.me', {})).toMatchObject({ name: null, appointments: [] });
  });

  test('of a school’s last leader ends only by the bureau, also when two end each other at once', async () => {
    const replies = await Promise.all([
      end('oALeader', 'A校Leader2', 'leader'),
      end('oALeader2', 'A校Leader', 'leader'),
    ]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const [left, name] = replies[0].ok ? ['oALeader', 'A校Leader'] : ['oALeader2', 'A校Leader2'];
    expect(await end(left, name, 'leader')).toEqual({ ok: false, code: 'last-leader' });
    expect(await end('oBureau', 'A校Moral', 'finance')).toEqual({ ok: false, code: 'forbidden' });
    expect(await end('oBureau', name, 'leader')).toEqual({ ok: true, data: {} });
  });
});
