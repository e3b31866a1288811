import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { noTables, writings } from '../support/county/file-kinds';
import { bytes, csv, idNumberOf, rosterRow, type Row } from '../support/county/papers';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

let sequence = 400;
const newcomer = (name: string): Row => rosterRow({ name, idNumber: idNumberOf((sequence += 1)), className: '一年级' });
const newcomers = (): Row[] => [newcomer('张小明'), newcomer('赵小红')];

const office = () => county.person('oAAcademic');
const asked = async (content: Uint8Array) => ({
  schoolId: county.world.A.schoolId,
  fileId: await office().upload('roster.csv', content),
});
const check = async (content: Uint8Array) => office().reply('ledger.checkRoster', await asked(content));
const faultsOf = async (rows: readonly Row[]) => {
  const { code, detail } = await office().refusal('ledger.checkRoster', await asked(bytes(csv(rows))));
  expect(code).toBe('file-rows-faulty');
  return detail?.rows;
};
const pupilCount = () => county.documents()['pupils']?.length;

describe('a class list is read', () => {
  test.each(writings)('in %s', async (_what, write) => {
    expect(await check(write(newcomers()))).toEqual({
      ok: true,
      data: { fresh: 2, unchanged: 0, classes: ['一年级'] },
    });
  });

  test('with ID numbers as people type them, rare characters and a name with a dot', async () => {
    const [first = {}, second = {}] = newcomers();
    const typed = [
      { ...first, 身份证号: `'${first['身份证号'] ?? ''}`.replace('X', 'x'), 姓名: '阿依古丽·买买提' },
      { ...second, 身份证号: (second['身份证号'] ?? '').replace(/(.{6})(.{8})/, '$1 $2 '), 姓名: '𠮷小红' },
    ];
    const fileId = await office().upload('typed.csv', bytes(csv(typed)));
    const { schoolId, classIds } = county.world.A;
    expect(await office().ask('ledger.importRoster', { schoolId, fileId })).toEqual({ fresh: 2, unchanged: 0 });
    const { pupils } = await office().ask('ledger.listPupils', { classId: classIds[0] });
    expect(pupils.map(({ name }) => name)).toEqual(expect.arrayContaining(['阿依古丽·买买提', '𠮷小红']));
    const exact = await office().upload('exact.csv', bytes(csv([first, second])));
    expect(await office().ask('ledger.checkRoster', { schoolId, fileId: exact })).toMatchObject({
      fresh: 0,
      unchanged: 2,
    });
  });

  test('two pupils of one name in one class are two', async () => {
    const twins = [newcomer('张小双'), newcomer('张小双')];
    expect(await office().ask('ledger.importRoster', await asked(bytes(csv(twins))))).toEqual({
      fresh: 2,
      unchanged: 0,
    });
    const { pupils } = await office().ask('ledger.listPupils', { classId: county.world.A.classIds[0] });
    expect(pupils.filter(({ name }) => name === '张小双')).toHaveLength(2);
  });

  test('the same list twice changes nothing, whoever brings it', async () => {
    const content = bytes(csv(newcomers()));
    expect(await office().ask('ledger.importRoster', await asked(content))).toEqual({ fresh: 2, unchanged: 0 });
    const { imports: _first, ...before } = county.documents();
    expect(await office().ask('ledger.importRoster', await asked(content))).toEqual({ fresh: 0, unchanged: 2 });
    const other = county.person('oAMoral');
    const fileId = await other.upload('roster.csv', content);
    const { schoolId } = county.world.A;
    expect(await other.ask('ledger.importRoster', { schoolId, fileId })).toEqual({ fresh: 0, unchanged: 2 });
    const { imports: _all, ...after } = county.documents();
    expect(after).toEqual(before);
  });

  test('checking writes nothing', async () => {
    const before = county.documents();
    await check(bytes(csv(newcomers())));
    expect(county.documents()).toEqual(before);
  });
});

describe('a class list is refused', () => {
  test.each(noTables)('when it is %s', async (_what, content, code) => {
    expect(await check(content)).toEqual({ ok: false, code });
  });

  test('when there is no file, or it is another person’s', async () => {
    const { schoolId } = county.world.A;
    const own = await office().upload('roster.csv', bytes(csv(newcomers())));
    const gone = own.replace('roster.csv', 'gone.csv');
    const missing = { ok: false, code: 'file-missing' };
    expect(await office().reply('ledger.checkRoster', { schoolId, fileId: gone })).toEqual(missing);
    expect(await county.person('oAMoral').reply('ledger.checkRoster', { schoolId, fileId: own })).toEqual(missing);
  });

  test('when it is larger than two megabytes', async () => {
    expect(await check(Buffer.alloc(2 * 1024 * 1024 + 1, 'x'))).toEqual({ ok: false, code: 'file-too-many-rows' });
  });

  test('when columns are missing: they are named', async () => {
    const rows = newcomers().map(({ 村: _village, 户主: _head, ...row }) => row);
    expect(await check(bytes(csv(rows)))).toEqual({
      ok: false,
      code: 'file-columns-missing',
      detail: { columns: ['村', '户主'] },
    });
    expect(await check(bytes('张小明,一年级\r\n'))).toMatchObject({ code: 'file-columns-missing' });
  });

  test('when only the headings are there', async () => {
    expect(await check(bytes(csv(newcomers()).split('\r\n')[0] ?? ''))).toEqual({ ok: false, code: 'file-empty' });
  });

  test('when it has more than three thousand rows', async () => {
    const [row = {}] = newcomers();
    const rows = Array.from({ length: 3001 }, () => row);
    expect(await check(bytes(csv(rows)))).toEqual({ ok: false, code: 'file-too-many-rows' });
  });

  test('when two pupils have one ID number; the refusal shows its end only', async () => {
    const [first = {}, second = {}] = newcomers();
    const idNumber = first['身份证号'] ?? '';
    expect(await faultsOf([first, { ...second, 身份证号: idNumber }])).toEqual([
      { line: 3, fault: 'id-repeated', column: '身份证号', value: `*${idNumber.slice(-4)}` },
    ]);
  });

  test('when a digit of an ID number is wrong', async () => {
    const [first = {}, second = {}] = newcomers();
    const wrong = (first['身份证号'] ?? '').replace(/^99/, '98');
    expect(await faultsOf([{ ...first, 身份证号: wrong }, second])).toEqual([
      { line: 2, fault: 'id-checksum', column: '身份证号', value: `*${wrong.slice(-4)}` },
    ]);
  });

  test('when a pupil stands in another school’s register', async () => {
    const foreign = rosterRow(pupilOf(county.world.B, 0));
    expect(await faultsOf([newcomer('张小明'), foreign])).toEqual([{ line: 3, fault: 'id-of-other-school' }]);
  });

  test('with every fault of every row, in the file’s own line numbers', async () => {
    const good = newcomer('张小明');
    const rows: Row[] = [
      { ...newcomer('赵小红'), 班级: '三年级' },
      { ...newcomer(''), 村: '' },
      good,
      { ...newcomer('赵小刚'), 姓名: '字'.repeat(41), 是否寄宿: '也许' },
      { ...newcomer('孙小刚'), 身份证号: '' },
    ];
    expect(await faultsOf(rows)).toEqual([
      { line: 2, fault: 'class-unknown', column: '班级', value: '三年级' },
      { line: 3, fault: 'cell-empty', column: '姓名' },
      { line: 3, fault: 'cell-empty', column: '村' },
      { line: 5, fault: 'cell-too-long', column: '姓名' },
      { line: 5, fault: 'choice-unknown', column: '是否寄宿', value: '也许' },
      { line: 6, fault: 'cell-empty', column: '身份证号' },
    ]);
  });

  test('with the right line numbers under title rows, blank lines and a cell of two lines', async () => {
    const good = newcomer('张小明');
    const bad = { ...newcomer('赵小红'), 班级: '三年级' };
    const text = `名册\r\n\r\n${csv([{ ...good, 村: '柳溪村\n一组' }, bad])}`;
    const { detail } = await office().refusal('ledger.checkRoster', await asked(bytes(text)));
    expect(detail?.rows).toEqual([{ line: 6, fault: 'class-unknown', column: '班级', value: '三年级' }]);
  });

  test('and then nothing of it is written', async () => {
    const before = pupilCount();
    const rows = [...newcomers(), { ...newcomer('孙小刚'), 班级: '三年级' }];
    expect(await office().refusal('ledger.importRoster', await asked(bytes(csv(rows))))).toMatchObject({
      code: 'file-rows-faulty',
    });
    expect(pupilCount()).toBe(before);
  });
});
