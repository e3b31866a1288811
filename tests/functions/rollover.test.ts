import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { plannedFor } from '../support/county/rollovers';
import { takeRoster } from '../../seeds/support/roster';
import { bytes, csv, idNumberOf, rosterRow } from '../support/county/papers';
import { until } from '../support/until';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const july = new Date('2027-07-12T02:00:00.000Z');
const office = () => county.person('oAAcademic');
const leader = () => county.person('oALeader');
const plan = () => office().ask('ledger.getRollOver', { schoolId: county.world.A.schoolId });
const classesNow = async () =>
  (await office().ask('ledger.listClasses', { schoolId: county.world.A.schoolId })).classes;
const namesNow = async () => (await classesNow()).map(({ name }) => name);
const stored = (collection: string) => county.documents()[collection] ?? [];

/** Rings the timer until the roll-over has this state; the clock stands still otherwise. */
async function ringUntil(state: string): Promise<void> {
  await until(async () => {
    await county.cloud.clock.advance(20 * 60_000);
    await county.cloud.runTimer('jobs');
    return (await plan()).state === state;
  }, `the roll-over to be ${state}`);
}

describe('a roll-over', () => {
  test('is proposed class by class, planned by the office, agreed to by a leader, and waits for its day', async () => {
    const { A } = county.world;
    const proposed = await plan();
    expect(proposed).toMatchObject({ year: 2027, state: 'proposed', rev: 0, on: '2027-07-10', mayPlan: true });
    expect(proposed.classes.map(({ from, to }) => [from.name, to?.name])).toEqual([
      ['二年级', '三年级'],
      ['一年级', '二年级'],
    ]);
    const asked = await plannedFor(A, office());
    const { work } = await leader().ask('home.listWork', {});
    expect(work.filter(({ kind }) => kind === 'agree-roll-over')).toHaveLength(1);
    expect(await leader().refusal('ledger.agreeRollOver', { ...asked, rev: 9 })).toMatchObject({
      code: 'changed-meanwhile',
    });
    await leader().ask('ledger.agreeRollOver', asked);
    await county.settled();
    expect(await plan()).toMatchObject({ state: 'agreed', hasBegun: false });
    expect(await namesNow()).toEqual(['一年级', '二年级']);
  });

  test('changed after a leader has agreed, waits for a leader again', async () => {
    const { rev, on, classes } = await plan();
    const names = classes.map(({ classId, to }) => ({ classId, name: to?.name.replace('级', '级1班') ?? null }));
    const input = { schoolId: county.world.A.schoolId, rev, on, classes: names };
    const saved = await office().ask('ledger.saveRollOver', input);
    expect(await plan()).toMatchObject({ state: 'planned', rev: saved.rev, agreedBy: null });
    await leader().ask('ledger.agreeRollOver', { schoolId: county.world.A.schoolId, rev: saved.rev });
  });

  test('is worked off when its day has come: names, copies, the same ids; once', async () => {
    const { A } = county.world;
    await county.cloud.clock.set(july);
    await ringUntil('done');
    expect((await classesNow()).map(({ classId, name, grade }) => [classId, name, grade])).toEqual([
      [A.classIds[0], '二年级1班', 2],
      [A.classIds[1], '三年级1班', 3],
    ]);
    const mother = await county.person('oAMother').ask('identity.me', {});
    expect(mother.children[0]?.className).toBe('二年级1班');
    const teacher = await county.person('oATeacher1').ask('identity.me', {});
    expect(teacher.appointments[0]?.className).toBe('二年级1班');
    const before = JSON.stringify([stored('classes'), stored('rollovers')]);
    await county.cloud.clock.advance(40 * 60_000);
    await county.cloud.runTimer('jobs');
    expect(await namesNow()).toEqual(['二年级1班', '三年级1班']);
    expect(JSON.stringify([stored('classes'), stored('rollovers')]).length).toBeLessThanOrEqual(before.length);
  });

  test('leaves its old names to new classes, which are other classes; a name that stands is refused', async () => {
    const { A } = county.world;
    const wanted = { schoolId: A.schoolId, stage: 'primary', grade: 1, name: '一年级' } as const;
    const { classId } = await leader().ask('identity.createClass', wanted);
    expect(A.classIds).not.toContain(classId);
    const standing = { ...wanted, grade: 2, name: '2年级（1）班' };
    expect(await leader().refusal('identity.createClass', standing)).toMatchObject({ code: 'already-exists' });
  });

  test('bars a roster that was checked before: its names meant other classes', async () => {
    const { importId } = county.world;
    const input = { importId, acceptChanges: true, acceptDoubtful: true };
    expect(await office().refusal('ledger.importRoster', input)).toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('the last grade', () => {
  test('graduates: it stands in no list, families keep what was, and nothing new comes; killed in the middle it goes on', async () => {
    const { B } = county.world;
    const head = county.person('oBLeader');
    const { classId } = await head.ask('identity.createClass', {
      schoolId: B.schoolId,
      stage: 'primary',
      grade: 6,
      name: '六年级',
    });
    const rows = Array.from({ length: 40 }, (_, at) => ({
      name: `石小${'甲乙丙丁戊己庚辛壬癸'[at % 10] ?? ''}${'东南西北'[Math.floor(at / 10)] ?? ''}`,
      idNumber: idNumberOf(700 + at),
      className: '六年级',
    }));
    const clerk = county.person('oBAcademic');
    const fileId = await clerk.upload('six.csv', bytes(csv(rows.map(rosterRow))));
    await takeRoster(clerk, { schoolId: B.schoolId, fileId });
    await county.cloud.clock.set(new Date('2028-07-12T02:00:00.000Z'));
    const seen = await clerk.ask('ledger.getRollOver', { schoolId: B.schoolId });
    expect(seen.classes.map(({ from, to }) => [from.name, to?.name ?? null])).toEqual([
      ['六年级', null],
      ['二年级', '三年级'],
      ['一年级', '二年级'],
    ]);
    const names = seen.classes.map(({ classId: one, to }) => ({ classId: one, name: to?.name ?? null }));
    const { rev } = await clerk.ask('ledger.saveRollOver', {
      schoolId: B.schoolId,
      rev: 0,
      on: seen.on,
      classes: names,
    });
    await head.ask('ledger.agreeRollOver', { schoolId: B.schoolId, rev });
    await until(
      () => Promise.resolve(stored('pupils').some((one) => one['standing'] === 'graduated')),
      'some to have graduated',
    );
    await county.stop();
    await county.start();
    await county.cloud.clock.set(new Date('2028-07-13T02:00:00.000Z'));
    await until(async () => {
      await county.cloud.clock.advance(20 * 60_000);
      await county.cloud.runTimer('jobs');
      return (await county.person('oBAcademic').ask('ledger.getRollOver', { schoolId: B.schoolId })).state === 'done';
    }, 'the roll-over to be done');
    const graduates = stored('pupils').filter((one) => one['lastClassId'] === classId);
    expect(graduates).toHaveLength(40);
    for (const one of graduates) expect(one['standings']).toHaveLength(1);
    const { classes } = await county.person('oBAcademic').ask('ledger.listClasses', { schoolId: B.schoolId });
    expect(classes.map(({ name, pupilCount }) => [name, pupilCount])).toEqual([
      ['二年级', 6],
      ['三年级', 6],
    ]);
    const { pupils } = await county
      .person('oBAcademic')
      .ask('ledger.listDeparted', { schoolId: B.schoolId, departure: 'graduated' });
    expect(pupils).toHaveLength(30);
  }, 120_000);
});
