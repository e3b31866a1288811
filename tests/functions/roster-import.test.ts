import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linesOf } from '../../cloudfunctions/platform/lines';
import { writeWorkbook } from '../../cloudfunctions/platform/workbook-write';
import { checkRoster, reached, takeRoster } from '../../seeds/support/roster';
import { openCounty, type County } from '../support/county/county';
import { idNumberOf, rosterRow, type Row } from '../support/county/papers';
import { pupilOf } from '../support/county/world';
import { until } from '../support/until';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const office = () => county.person('oAAcademic');
const yes = { acceptChanges: true, acceptDoubtful: true };
let files = 0;

/** The rows as a workbook, in the cloud. */
async function asked(rows: readonly Row[]) {
  const headings = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => headings.map((heading) => row[heading] ?? ''));
  const fileId = await office().upload(
    `list-${(files += 1)}.xlsx`,
    writeWorkbook({ name: '花名册', headings, rows: cells }),
  );
  return { schoolId: county.world.A.schoolId, fileId };
}
const found = async (rows: readonly Row[]) => checkRoster(office(), await asked(rows));
const take = async (rows: readonly Row[]) => takeRoster(office(), await asked(rows));
const pupilNamed = async (name: string) => {
  const { pupils } = await office().ask('ledger.searchPupils', { schoolId: county.world.A.schoolId, search: name });
  return pupils.filter((pupil) => pupil.name === name);
};
const newcomer = (name: string, sequence: number, more: Row = {}): Row => ({
  ...rosterRow({ name, idNumber: idNumberOf(sequence), className: '二年级' }),
  ...more,
});

describe('a pupil whose row differs from the register', () => {
  test('is a change, made only when a person accepts it, and the history keeps both', async () => {
    await take([newcomer('钱小一', 501)]);
    const moved = [newcomer('钱小壹', 501, { 班级: '一年级', 是否寄宿: '走读', 村: '上坪村' })];
    const { importId, counts, changes, changedFields } = await found(moved);
    expect(counts).toMatchObject({ fresh: 0, changed: 1, unchanged: 0 });
    expect(changes[0]?.changes).toEqual([
      { field: 'name', from: '钱小一', to: '钱小壹' },
      { field: 'class', from: '二年级', to: '一年级' },
      { field: 'boarding', from: 'yes', to: 'no' },
      { field: 'village', from: '柳溪村', to: '上坪村' },
      { field: 'head', from: '钱小一的爷爷', to: '钱小壹的爷爷' },
    ]);
    expect(changedFields).toHaveLength(5);
    await office().ask('ledger.importRoster', { importId, acceptChanges: false, acceptDoubtful: false });
    expect((await reached(office(), importId)).counts).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await pupilNamed('钱小一')).toHaveLength(1);

    expect((await take(moved)).counts).toMatchObject({ changed: 1 });
    const [pupil] = await pupilNamed('钱小壹');
    const detail = await office().ask('ledger.getPupil', {
      pupilId: pupil?.pupilId ?? '',
      purpose: { reason: 'register' },
    });
    expect(detail).toMatchObject({ className: '一年级', boarder: false, village: '上坪村', head: '钱小壹的爷爷' });
    expect(detail.idNumber).toMatch(/^\*{14}\d{3}[\dX]$/);
    expect(detail.history).toMatchObject([{ by: expect.any(String), changes: changes[0]?.changes }]);
    expect((await take(moved)).counts).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test('takes the guardians along into the other class', async () => {
    const { A } = county.world;
    const pupil = pupilOf(A, 0);
    await take([rosterRow({ ...pupil, className: '二年级' })]);
    const mother = county.documents()['people']?.find(({ _id }) => _id === 'oAMother');
    expect(mother?.['wards']).toContainEqual(
      expect.objectContaining({ pupilId: pupil.pupilId, classId: A.classIds[1], className: '二年级' }),
    );
    await take([rosterRow(pupil)]);
  });
});

describe('a child without an ID number', () => {
  const without = (more: Row): Row => ({ ...newcomer('周小无', 0), 身份证号: '', ...more });

  test('stands in the register with a mark, once, and keeps its place when the number comes', async () => {
    const rows = [without({ 出生日期: '2018年3月5日' })];
    expect((await take(rows)).counts).toMatchObject({ fresh: 1, withoutId: 1 });
    expect((await take([without({ 出生日期: '2018.3.5' })])).counts).toMatchObject({ fresh: 0, unchanged: 1 });
    const [before] = await pupilNamed('周小无');
    expect(before?.withoutId).toBe(true);
    const idNumber = numberFor('20180305');
    const { counts, changes } = await take([without({ 身份证号: idNumber })]);
    expect(counts).toMatchObject({ fresh: 0, changed: 1 });
    expect(changes[0]?.changes).toEqual([{ field: 'idNumber', from: '', to: `*${idNumber.slice(-4)}` }]);
    expect(await pupilNamed('周小无')).toMatchObject([{ pupilId: before?.pupilId, withoutId: false }]);
    expect((await take([without({ 身份证号: idNumber })])).counts).toMatchObject({ fresh: 0, unchanged: 1 });
  });

  test('is told apart by the enrolment number, in each of its forms', async () => {
    const forms = [`J${numberFor('20170101')}`, 'L990101201702021234'];
    const rows = forms.map((number, at) => without({ 姓名: `郑小${at}`, 学籍号: number }));
    expect((await take(rows)).counts).toMatchObject({ fresh: 2, withoutId: 2 });
    const g = { ...newcomer('郑小国', 0), 身份证号: '', 学籍号: `G${idNumberOf(520)}` };
    expect((await take([g])).counts).toMatchObject({ fresh: 1, withoutId: 0 });
    expect((await found([newcomer('郑小国', 520, { 学籍号: `G${idNumberOf(521)}` })])).faults).toMatchObject([
      { fault: 'enrolment-differs' },
    ]);
    expect((await found([without({ 学籍号: 'G123' })])).faults).toMatchObject([{ fault: 'enrolment-form' }]);
  });

  test('and without anything else is a fault; so is a number that a program has spoiled', async () => {
    expect((await found([without({})])).faults).toMatchObject([{ fault: 'number-missing' }]);
    expect((await found([without({ 身份证号: '9.90101201001150E+17' })])).faults).toMatchObject([
      { fault: 'id-scientific' },
    ]);
    expect((await found([newcomer('吴小日', 530, { 出生日期: '2001-01-01' })])).faults).toMatchObject([
      { fault: 'day-differs' },
    ]);
  });
});

test('a new name with an unwritten character waits for a person’s word', async () => {
  const rows = [newcomer('?小新', 540)];
  const { importId, counts, doubtful } = await found(rows);
  expect([counts.doubtful, doubtful]).toEqual([1, [{ line: 2, name: '?小新', reason: 'unwritten' }]]);
  await office().ask('ledger.importRoster', { importId, acceptChanges: true, acceptDoubtful: false });
  expect((await reached(office(), importId)).counts.fresh).toBe(0);
  expect((await take(rows)).counts.fresh).toBe(1);
});

test('who is in the register and not in the file is named', async () => {
  const { A } = county.world;
  const rows = A.pupils.slice(6, 11).map(rosterRow);
  const { missing, counts } = await found(rows);
  expect(missing.map(({ name }) => name)).toContain(pupilOf(A, 11).name);
  expect(counts.missing).toBe(missing.length);
});

test('faulty rows come as a workbook that is mended and imported', async () => {
  const rows = [newcomer('冯小好', 550), newcomer('冯小坏', 551, { 班级: '八年级' })];
  const { importId } = await take(rows);
  const { name, base64 } = await office().ask('ledger.faultFile', { importId });
  expect(name).toMatch(/\.xlsx$/);
  const read = linesOf(Buffer.from(base64, 'base64'));
  if (!read.ok) throw new Error(read.code);
  const [headings = [], ...bad] = [...read.lines].map(({ record }) => record);
  expect(bad).toHaveLength(1);
  expect(bad[0]?.at(-1)).toContain('没有这个班');
  const mended = Object.fromEntries(headings.map((heading, at) => [heading, bad[0]?.[at] ?? '']));
  expect((await take([{ ...mended, 班级: '二年级' }])).counts).toMatchObject({ fresh: 1, faulty: 0 });
});

describe('a large roster', () => {
  const many = (from: number, count: number): Row[] =>
    Array.from({ length: count }, (_, at) => ({
      ...newcomer(`陈小${String.fromCharCode(0x4e00 + at)}`, 0),
      户主: '陈大爷',
      身份证号: numberFor(
        `2016${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`,
        from + at,
      ),
    }));

  test('is worked off by the jobs; killed in the middle it goes on, and each pupil stands once', async () => {
    const rows = many(0, 600);
    const { importId, counts } = await found(rows);
    expect(counts.fresh).toBe(600);
    const taken = () => county.documents()['pupils']?.filter(({ _id }) => _id !== '').length ?? 0;
    const before = taken();
    await office().ask('ledger.importRoster', { importId, ...yes });
    await until(() => Promise.resolve(taken() > before), 'the import to be under way');
    await county.stop();
    await county.start();
    await county.cloud.clock.advance(5 * 60_000);
    await county.cloud.runTimer('jobs');
    const done = await reached(office(), importId);
    expect(done).toMatchObject({ state: 'done', counts: { fresh: 600, unchanged: 0 } });
    expect((await found(rows)).counts).toMatchObject({ fresh: 0, unchanged: 600 });
  }, 120_000);

  test('keeps another import of the school waiting, and not for ever', async () => {
    const [large, small] = [await found(many(2000, 1500)), await found([newcomer('韩小等', 560)])];
    await office().ask('ledger.importRoster', { importId: large.importId, ...yes });
    expect(await office().reply('ledger.importRoster', { importId: small.importId, ...yes })).toEqual({
      ok: false,
      code: 'import-running',
    });
    await reached(office(), large.importId);
    await office().ask('ledger.importRoster', { importId: small.importId, ...yes });
    expect((await reached(office(), small.importId)).counts.fresh).toBe(1);
  }, 120_000);
});

/** A number of a region that does not exist, with this day of birth. */
function numberFor(day: string, sequence = 7): string {
  const body = `99${String(1000 + Math.floor(sequence / 1000))}${day}${String(sequence % 1000).padStart(3, '0')}`;
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}
