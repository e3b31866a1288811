import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { reportOf, sealAll } from '../support/county/sealing';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const pupilAt = (at: number) => pupilOf(county.world.A, at).pupilId;
const schoolId = () => county.world.A.schoolId;
const reason = '调走了';
const voided = { ok: false, code: 'code-voided' };
const invitation = (name: string) => ({ schoolId: schoolId(), name, appointments: [{ role: 'finance' as const }] });
const slip = async (teacher: string, at: number) =>
  (await county.person(teacher).ask('identity.issueBindingCode', { pupilId: pupilAt(at) })).code;
const staffOf = async (name: string) => {
  const { staff } = await county.person('oBureau').ask('identity.listStaff', { schoolId: schoolId() });
  return staff.find((one) => one.name === name)?.personId ?? '';
};
const preview = (action: 'identity.previewBinding' | 'identity.previewInvitation', code: string) =>
  county.person('oCurious').reply(action, { code });

describe('an invitation is shown before it is accepted', () => {
  test('with school, name, duties and who invites; looking uses nothing up', async () => {
    const { code } = await county.person('oALeader').ask('identity.inviteStaff', {
      schoolId: schoolId(),
      name: '何老师',
      appointments: [{ role: 'classTeacher', classId: county.world.A.classIds[1] }, { role: 'finance' }],
    });
    expect(await county.person('oNew').ask('identity.previewInvitation', { code })).toEqual({
      as: 'staff',
      name: '何老师',
      schoolName: 'A校',
      duties: [
        { role: 'classTeacher', className: '二年级' },
        { role: 'finance', className: null },
      ],
      by: 'A校Leader',
    });
    expect(await county.person('oNew').ask('identity.me', {})).toMatchObject({ appointments: [] });
    expect(await county.person('oALeader').reply('identity.previewInvitation', { code })).toMatchObject({
      code: 'own-code',
    });
  });

  test('also a donor’s; a binding code is none', async () => {
    const { code } = await county
      .person('oAMoral')
      .ask('donation.inviteDonor', { schoolId: schoolId(), name: '周先生' });
    expect(await county.person('oNew').ask('identity.previewInvitation', { code })).toEqual({
      as: 'donor',
      name: '周先生',
      schoolName: 'A校',
      duties: [],
      by: 'A校Moral',
    });
    const binding = await slip('oATeacher1', 3);
    expect(await preview('identity.previewInvitation', binding)).toEqual({ ok: false, code: 'code-invalid' });
  });
});

describe('codes end with the standing of whoever issued them', () => {
  test('a class teacher’s for the class, and those of nobody else', async () => {
    const [own, other] = [await slip('oATeacher2', 7), await slip('oATeacher1', 3)];
    const personId = await staffOf('A校Teacher2');
    const classId = county.world.A.classIds[1];
    const office = { schoolId: schoolId(), personId, role: 'classTeacher', classId, reason } as const;
    await county.person('oALeader').ask('identity.endAppointment', office);
    expect(await preview('identity.previewBinding', own)).toEqual(voided);
    expect(await preview('identity.previewBinding', other)).toMatchObject({ ok: true });
  });

  test('a leader’s invitations, not those of the other leader, nor what was accepted before', async () => {
    const [first, second] = [county.person('oALeader'), county.person('oALeader2')];
    const used = await second.ask('identity.inviteStaff', invitation('早来的'));
    await county.person('oEarly').ask('identity.acceptInvitation', { code: used.code });
    const open = await second.ask('identity.inviteStaff', invitation('晚来的'));
    const others = await first.ask('identity.inviteStaff', invitation('别人的'));
    const office = { schoolId: schoolId(), personId: await staffOf('A校Leader2'), role: 'leader', reason } as const;
    await first.ask('identity.endAppointment', office);
    expect(await preview('identity.previewInvitation', open.code)).toEqual(voided);
    expect(await county.person('oLate').reply('identity.acceptInvitation', { code: open.code })).toEqual(voided);
    expect(await preview('identity.previewInvitation', others.code)).toMatchObject({ ok: true });
    expect(await county.person('oEarly').ask('identity.me', {})).toMatchObject({ appointments: [{ role: 'finance' }] });
    const { invitations } = await first.ask('identity.listStaff', { schoolId: schoolId() });
    expect(invitations.map(({ name }) => name)).not.toContain('晚来的');
  });

  test('and the audit log holds each of these ends', async () => {
    await sealAll(county.cloud, county.dataDir);
    expect(await reportOf(county.dataDir)).toMatchObject({ faults: [] });
  });
});

describe('who has left', () => {
  test('is told whom to ask, when nothing else is left to them here', async () => {
    expect(await county.person('oATeacher2').ask('home.open', {})).toMatchObject({
      former: { schoolName: 'A校', telephone: '0900-1234567' },
    });
    expect(await county.person('oNobody').ask('home.open', {})).toMatchObject({ former: null });
    await bind(county.cloud, {
      teacher: 'oATeacher1',
      openid: 'oATeacher2',
      pupilId: pupilAt(3),
      relation: 'father',
    });
    expect(await county.person('oATeacher2').ask('home.open', {})).toMatchObject({ former: null });
  });

  test('leaves an office that the list names, and a school that the bureau sees', async () => {
    const leader = county.person('oALeader');
    const vacant = async () => (await leader.ask('identity.listStaff', { schoolId: schoolId() })).vacant;
    expect(await vacant()).toEqual([]);
    const office = { schoolId: schoolId(), role: 'academicAffairs', reason } as const;
    await leader.ask('identity.endAppointment', { ...office, personId: await staffOf('A校Academic') });
    expect(await vacant()).toEqual(['academicAffairs']);
    const bureau = county.person('oBureau');
    const led = async () =>
      (await bureau.ask('identity.listSchools', {})).schools.map(({ name, hasLeader }) => [name, hasLeader]);
    expect(await led()).toEqual([
      ['A校', true],
      ['B校', true],
    ]);
    const last = { schoolId: schoolId(), personId: await staffOf('A校Leader'), role: 'leader', reason } as const;
    await bureau.ask('identity.endAppointment', last);
    expect(await led()).toEqual([
      ['A校', false],
      ['B校', true],
    ]);
  });
});

test('the schools of the county come page by page, each once', async () => {
  const bureau = county.person('oBureau');
  const names = Array.from({ length: 60 }, (_, at) => `第${String(at)}小学`);
  await Promise.all(names.map((name) => bureau.ask('identity.createSchool', { name, telephone: '0900-7654321' })));
  const first = await bureau.ask('identity.listSchools', {});
  expect(first.schools).toHaveLength(50);
  const second = await bureau.ask('identity.listSchools', { after: first.next ?? '' });
  expect(second.next).toBeNull();
  const all = [...first.schools, ...second.schools].map(({ name }) => name);
  expect([...all].sort()).toEqual(['A校', 'B校', ...names].sort());
});
