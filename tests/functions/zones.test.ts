import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { grandfather } from '../support/county/zones';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const leader = () => county.person('oALeader');
const teacher = () => county.person('oAZone');
const schoolId = () => county.world.A.schoolId;
const drawn = () => leader().ask('ledger.listZones', { schoolId: schoolId() });

async function becomesZoneTeacher(openid: string, name: string): Promise<void> {
  const appointments = [{ role: 'zoneTeacher' as const }];
  const { code } = await leader().ask('identity.inviteStaff', { schoolId: schoolId(), name, appointments });
  await county.person(openid).ask('identity.acceptInvitation', { code });
}

describe('the zones of a school', () => {
  test('show the villages of the register with their counts, and no openid', async () => {
    const seen = await drawn();
    expect(seen.zones).toMatchObject([
      { name: '柳溪片区', teacher: { name: 'A校Zone' }, villages: [{ name: '柳溪村', households: 10, pupils: 10 }] },
      { name: '散户片区', teacher: null, villages: [], households: 0 },
    ]);
    expect(seen.freeVillages).toEqual([{ name: '石门村', households: 2, pupils: 2 }]);
    expect([seen.withoutZone, seen.withoutTeacher]).toEqual([2, 0]);
    expect(JSON.stringify(seen)).not.toContain('oAZone');
  });

  test('nobody draws what has changed meanwhile, nor twice the same village', async () => {
    const { rev, teachers } = await drawn();
    const zone = {
      schoolId: schoolId(),
      name: '新片区',
      villages: ['柳溪村'],
      teacherId: teachers[0]?.teacherId ?? '',
    };
    expect(await leader().refusal('ledger.saveZone', { ...zone, rev: rev - 1 })).toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await leader().refusal('ledger.saveZone', { ...zone, rev })).toMatchObject({
      code: 'already-exists',
      detail: { path: 'villages.0' },
    });
    const races = await Promise.all(
      ['石门一片', '石门二片'].map((name) =>
        leader().reply('ledger.saveZone', { ...zone, rev, name, villages: ['石门村'] }),
      ),
    );
    expect(races.map((reply) => (reply.ok ? 'drawn' : reply.code)).sort()).toEqual(['changed-meanwhile', 'drawn']);
    const won = races.find(({ ok }) => ok);
    if (won?.ok !== true) throw new Error('nobody drew the zone');
    const { zoneId } = won.data;
    await leader().ask('ledger.endZone', { schoolId: schoolId(), rev: won.data.rev, zoneId, reason: '划错了' });
  });
});

describe('coverage', () => {
  test('lists the households without a zone until they are assigned, and the leader hears of them at home', async () => {
    const covered = async () => leader().ask('ledger.coverage', { schoolId: schoolId() });
    const workOf = async () =>
      (await leader().ask('home.listWork', {})).work.filter(({ kind }) => kind === 'cover-households');
    const before = await covered();
    expect(before).toMatchObject({ withoutZone: 2, zonesWithoutTeacher: [{ name: '散户片区', households: 0 }] });
    expect(before.households.map(({ village }) => village)).toEqual(['石门村', '石门村']);
    expect(await workOf()).toMatchObject([{ count: 2, schoolId: schoolId() }]);
    let { rev } = before;
    const { zoneId } = county.world.zones;
    for (const { householdId } of before.households) {
      const assigned = await leader().ask('ledger.assignHousehold', { schoolId: schoolId(), rev, householdId, zoneId });
      rev = assigned.rev;
    }
    expect(await covered()).toMatchObject({ withoutZone: 0, households: [] });
    expect(await workOf()).toEqual([]);
    const { households } = await teacher().ask('ledger.listHouseholds', { schoolId: schoolId(), zoneId });
    expect(households).toHaveLength(12);
  });

  test('the leader of another school sees none of it', async () => {
    const { work } = await county.person('oBLeader').ask('home.listWork', {});
    expect(work.filter(({ id }) => id === schoolId())).toEqual([]);
    expect(await county.person('oBLeader').ask('ledger.coverage', { schoolId: county.world.B.schoolId })).toMatchObject(
      {
        withoutZone: 12,
      },
    );
  });
});

describe('a household', () => {
  test('is open to its zone teacher, not to another one', async () => {
    await becomesZoneTeacher('oAZone2', '新来的老师');
    const { householdId } = county.world.zones.fresh;
    const zoneId = county.world.zones.zoneId;
    const other = county.person('oAZone2');
    expect(await other.refusal('ledger.getHousehold', { householdId })).toMatchObject({ code: 'not-found' });
    expect(await other.refusal('ledger.listHouseholds', { schoolId: schoolId(), zoneId })).toMatchObject({
      code: 'not-found',
    });
    expect(
      await other.refusal('ledger.saveMember', { ...county.world.zones.fresh, member: grandfather }),
    ).toMatchObject({ code: 'not-found' });
    expect(await other.ask('ledger.listMyZones', { schoolId: schoolId() })).toEqual({ zones: [] });
    expect(await teacher().ask('ledger.getHousehold', { householdId })).toMatchObject({ mayEdit: true, members: [] });
  });

  test('keeps what was written over, and refuses who has not seen the last of it', async () => {
    const { householdId } = county.world.zones.fresh;
    const { memberId, rev } = await teacher().ask('ledger.saveMember', {
      ...county.world.zones.fresh,
      member: grandfather,
    });
    const changed = { ...grandfather, able: false, work: 'none' as const, awayAt: null };
    const input = { householdId, memberId, member: changed };
    expect(await teacher().refusal('ledger.saveMember', { ...input, rev: rev - 1 })).toMatchObject({
      code: 'changed-meanwhile',
    });
    await county.person('oAMoral').ask('ledger.saveMember', { ...input, rev });
    const seen = await teacher().ask('ledger.getHousehold', { householdId });
    expect(seen).toMatchObject({ labour: 0, members: [{ age: 54, isLabour: false }] });
    expect(seen.history).toMatchObject([
      {
        by: 'A校Moral',
        changes: [{ field: 'able', from: 'true', to: 'false' }, { field: 'work' }, { field: 'awayAt' }],
      },
      { by: 'A校Zone', changes: [{ field: 'joined' }] },
    ]);
  });

  test('knows no day that is still to come', async () => {
    const { member } = county.world.zones;
    const refusal = await teacher().refusal('ledger.endMember', { ...member, on: '2026-12-01', reason: '搬走了' });
    expect(refusal).toMatchObject({ code: 'invalid-input', detail: { path: 'on' } });
  });

  test('loses a pupil to another one, with history on the pupil and the villages counted anew', async () => {
    const { outside, member } = county.world.zones;
    const pupil = pupilOf(county.world.A, 11);
    const office = county.person('oAAcademic');
    const input = {
      pupilId: pupil.pupilId,
      fromHouseholdId: outside.householdId,
      toHouseholdId: member.householdId,
    };
    await office.ask('ledger.movePupil', input);
    expect(await office.refusal('ledger.movePupil', input)).toMatchObject({ code: 'changed-meanwhile' });
    expect(
      await office.ask('ledger.getPupil', { pupilId: pupil.pupilId, purpose: { reason: 'register' } }),
    ).toMatchObject({
      village: '柳溪村',
      history: [{ by: 'A校Academic', changes: [{ field: 'head' }, { field: 'village', from: '石门村' }] }],
    });
    const { villages } = await office.ask('ledger.listVillages', { schoolId: schoolId() });
    expect(villages).toEqual([
      { name: '柳溪村', households: 10, pupils: 11 },
      { name: '石门村', households: 1, pupils: 1 },
    ]);
    const { zones } = await drawn();
    expect(zones[0]?.apart.map(({ householdId }) => householdId)).not.toContain(outside.householdId);
  });
});

describe('when the teacher leaves', () => {
  test('the zone is without one, the teacher sees nothing more, and another takes it on', async () => {
    const { zoneId } = county.world.zones;
    const office = { schoolId: schoolId(), role: 'zoneTeacher' as const, reason: '调走了' };
    const { staff } = await leader().ask('identity.listStaff', { schoolId: schoolId() });
    const personId = staff.find(({ name }) => name === 'A校Zone')?.personId ?? '';
    await leader().ask('identity.endAppointment', { ...office, personId });
    const { zones, rev, teachers, withoutTeacher } = await drawn();
    expect(zones[0]).toMatchObject({
      teacher: null,
      formerTeacher: 'A校Zone',
      history: [{ action: 'leave' }, {}, {}, {}],
    });
    expect(withoutTeacher).toBe(11);
    expect(await teacher().refusal('ledger.listHouseholds', { schoolId: schoolId(), zoneId })).toMatchObject({
      code: 'not-bound',
    });
    const teacherId = teachers.find(({ name }) => name === '新来的老师')?.teacherId ?? '';
    await leader().ask('ledger.passZone', { schoolId: schoolId(), rev, zoneId, teacherId });
    const { households } = await county
      .person('oAZone2')
      .ask('ledger.listHouseholds', { schoolId: schoolId(), zoneId });
    expect(households).toHaveLength(11);
  });
});

test('nobody writes about the household of own kin, nor moves the child; the refusal names who can', async () => {
  const office = county.person('oAAcademic');
  const { pupilId } = pupilOf(county.world.A, 7);
  const { households } = await leader().ask('ledger.listHouseholds', { schoolId: schoolId(), village: '柳溪村' });
  const own = households.find(({ pupils }) => pupils[0]?.name === pupilOf(county.world.A, 7).name);
  const other = households.find(({ householdId }) => householdId !== own?.householdId);
  if (!own || !other) throw new Error('too few households');
  const { householdId } = own;
  const { rev } = await office.ask('ledger.getHousehold', { householdId });
  await office.ask('identity.declareKin', { pupilId, relation: 'other-kin' });
  const kin = { code: 'kin', detail: { who: ['A校Moral'] } };
  expect(await office.refusal('ledger.saveMember', { householdId, rev, member: grandfather })).toMatchObject(kin);
  const move = { pupilId, fromHouseholdId: householdId, toHouseholdId: other.householdId };
  expect(await office.refusal('ledger.movePupil', move)).toMatchObject({ code: 'kin', detail: { who: [] } });
  await county.person('oAMoral').ask('ledger.saveMember', { householdId, rev, member: grandfather });
});
