import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reached } from '../../seeds/support/roster';
import { openCounty, type County } from '../support/county/county';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const desk = (school: 'A' | 'B') => new RosterDesk(county, school);
const otherSchool = { fault: 'id-of-other-school', value: 'A校' };
const day = '2017-05-06';
const numbersTwice = () => {
  const keys = (county.documents()['pupils'] ?? []).map(({ idKey }) => idKey);
  return keys.length - new Set(keys).size;
};

describe('one ID number', () => {
  test('that came later is one pupil’s in every school', async () => {
    const idNumber = numberBornOn(day, 21);
    await desk('A').take([listRow('陈小先', { 出生日期: day })]);
    await desk('A').take([listRow('陈小先', { 身份证号: idNumber })]);
    const { faults, counts } = await desk('B').check([listRow('陈小先', { 身份证号: idNumber })]);
    expect([faults, counts.fresh]).toEqual([[{ line: 2, ...otherSchool }], 0]);
    expect((await desk('A').check([listRow('陈小先', { 身份证号: idNumber })])).counts).toMatchObject({
      fresh: 0,
      unchanged: 1,
    });
  });

  test('is found though another pupil without one has the same name', async () => {
    const idNumber = numberBornOn(day, 22);
    await desk('A').take([listRow('陈小同', { 出生日期: day, 学籍号: 'L990101201705061111' })]);
    await desk('A').take([listRow('陈小同', { 身份证号: idNumber, 学籍号: 'L990101201705061111' })]);
    expect((await desk('B').check([listRow('陈小童', { 身份证号: idNumber })])).faults).toMatchObject([otherSchool]);
  });

  test('that two schools enter at once is one school’s, and the other is told', async () => {
    const rows = [listRow('陈小抢', { 身份证号: numberBornOn(day, 23) })];
    const checked = [await desk('A').check(rows), await desk('B').check(rows)] as const;
    const yes = { acceptChanges: true, acceptDoubtful: true };
    await Promise.all([
      desk('A').office.ask('ledger.importRoster', { importId: checked[0].importId, ...yes }),
      desk('B').office.ask('ledger.importRoster', { importId: checked[1].importId, ...yes }),
    ]);
    const done = [
      await reached(desk('A').office, checked[0].importId),
      await reached(desk('B').office, checked[1].importId),
    ];
    expect(done.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(done.map(({ counts }) => counts.fresh).sort()).toEqual([0, 1]);
    expect(done.flatMap(({ faults }) => faults)).toMatchObject([{ line: 2, fault: 'id-of-other-school' }]);
  });

  test('that comes for a child here while another school enters it, is one pupil’s', async () => {
    const idNumber = numberBornOn(day, 24);
    await desk('A').take([listRow('陈小迟', { 出生日期: day })]);
    const here = await desk('A').check([listRow('陈小迟', { 身份证号: idNumber })]);
    expect(here.counts.changed).toBe(1);
    await desk('B').take([listRow('陈小迟', { 身份证号: idNumber })]);
    await desk('A').office.ask('ledger.importRoster', {
      importId: here.importId,
      acceptChanges: true,
      acceptDoubtful: true,
    });
    expect(await reached(desk('A').office, here.importId)).toMatchObject({
      state: 'done',
      counts: { changed: 0, faulty: 1 },
      faults: [{ fault: 'id-of-other-school', value: 'B校' }],
    });
    expect(await desk('A').named('陈小迟')).toMatchObject([{ withoutId: true }]);
  });

  test('and never two: the database itself keeps it', () => {
    expect(numbersTwice()).toBe(0);
  });
});

test('an enrolment number that stands in another school is a fault too, and two numbers in one row are one child’s', async () => {
  const enrolmentNo = 'L990101201705062222';
  await desk('A').take([listRow('陈小籍', { 学籍号: enrolmentNo, 出生日期: day })]);
  expect((await desk('B').check([listRow('陈小籍', { 学籍号: enrolmentNo })])).faults).toMatchObject([otherSchool]);
  await desk('A').take([listRow('陈小籍', { 学籍号: enrolmentNo, 身份证号: numberBornOn(day, 25) })]);
  const mixed = listRow('陈小籍', { 学籍号: enrolmentNo, 身份证号: numberBornOn(day, 26) });
  expect((await desk('A').check([mixed])).faults).toMatchObject([{ fault: 'enrolment-differs' }]);
});
