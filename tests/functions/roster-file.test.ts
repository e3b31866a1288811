import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCounty, type County } from '../support/county/county';
import { noTables, writings } from '../support/county/file-kinds';
import { bytes, csv, idNumberOf, rosterRow, type Row } from '../support/county/papers';
import { pupilOf } from '../support/county/world';
import { checkRoster, takeRoster } from '../../seeds/support/roster';

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
const found = async (content: Uint8Array) => checkRoster(office(), await asked(content));
const take = async (content: Uint8Array) => (await takeRoster(office(), await asked(content))).counts;
const faultsOf = async (rows: readonly Row[]) => (await found(bytes(csv(rows)))).faults;
const pupilCount = () => county.documents()['pupils']?.length;

describe('a class list is read', () => {
  test.each(writings)('in %s', async (_what, write) => {
    const checked = await found(write(newcomers()));
    expect(checked).toMatchObject({ counts: { fresh: 2, unchanged: 0, faulty: 0 }, classes: ['一年级'], rows: 2 });
  });

  test('with ID numbers as people type them, rare characters and a name with a dot', async () => {
    const [first = {}, second = {}] = newcomers();
    const typed = [
      { ...first, 身份证号: `'${first['身份证号'] ?? ''}`.replace('X', 'x'), 姓名: '阿依古丽·买买提' },
      { ...second, 身份证号: (second['身份证号'] ?? '').replace(/(.{6})(.{8})/, '$1 $2 '), 姓名: '𠮷小红' },
    ];
    const fileId = await office().upload('typed.csv', bytes(csv(typed)));
    const { schoolId, classIds } = county.world.A;
    expect((await takeRoster(office(), { schoolId, fileId })).counts).toMatchObject({ fresh: 2, unchanged: 0 });
    const { pupils } = await office().ask('ledger.listPupils', { classId: classIds[0] });
    expect(pupils.map(({ name }) => name)).toEqual(expect.arrayContaining(['阿依古丽·买买提', '𠮷小红']));
    const again = [typed[0] ?? {}, { ...second, 姓名: '?小红' }];
    expect((await found(bytes(csv(again)))).counts).toMatchObject({ fresh: 0, unchanged: 2 });
  });

  test('two pupils of one name in one class are two', async () => {
    const twins = [newcomer('张小双'), newcomer('张小双')];
    expect(await take(bytes(csv(twins)))).toMatchObject({ fresh: 2, unchanged: 0 });
    const { pupils } = await office().ask('ledger.listPupils', { classId: county.world.A.classIds[0] });
    expect(pupils.filter(({ name }) => name === '张小双')).toHaveLength(2);
  });

  test('the same list twice changes nothing, whoever brings it', async () => {
    const content = bytes(csv(newcomers()));
    expect(await take(content)).toMatchObject({ fresh: 2, unchanged: 0 });
    const { imports: _first, leases: _free, ...before } = county.documents();
    expect(await take(content)).toMatchObject({ fresh: 0, changed: 0, unchanged: 2 });
    const other = county.person('oAMoral');
    const fileId = await other.upload('roster.csv', content);
    const { schoolId } = county.world.A;
    expect((await takeRoster(other, { schoolId, fileId })).counts).toMatchObject({ fresh: 0, unchanged: 2 });
    const { imports: _all, leases: _used, ...after } = county.documents();
    expect(after).toEqual(before);
  });

  test('checking writes nothing to the register', async () => {
    const { imports: _before, files: _none, leases: _free, ...before } = county.documents();
    await found(bytes(csv(newcomers())));
    const { imports: _after, files: _kept, leases: _used, ...after } = county.documents();
    expect(after).toEqual(before);
  });
});

describe('a class list is refused, or some of its rows are', () => {
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

  test('when it is larger than twelve megabytes', async () => {
    expect(await check(Buffer.alloc(12 * 1024 * 1024 + 1, 'x'))).toEqual({ ok: false, code: 'file-too-many-rows' });
  });

  test('when columns are missing: a person says which they are', async () => {
    const rows = newcomers().map(({ 村: village = '', 户主: head = '', ...row }) => ({
      ...row,
      庄子: village,
      当家人: head,
    }));
    const input = await asked(bytes(csv(rows)));
    const { importId } = await office().ask('ledger.checkRoster', input);
    const stopped = await office().ask('ledger.getImport', { importId });
    expect(stopped).toMatchObject({
      state: 'columns',
      headings: ['班级', '姓名', '身份证号', '是否寄宿', '庄子', '当家人'],
    });
    expect(stopped.columns.filter(({ heading, required }) => required && heading === null)).toMatchObject([
      { field: 'village' },
      { field: 'head' },
    ]);
    const columns = [
      { field: 'village', heading: '庄子' },
      { field: 'head', heading: '当家人' },
    ] as const;
    expect(await checkRoster(office(), { ...input, columns: [...columns] })).toMatchObject({
      counts: { fresh: 2, faulty: 0 },
    });
  });

  test('when only the headings are there', async () => {
    expect(await check(bytes(csv(newcomers()).split('\r\n')[0] ?? ''))).toEqual({ ok: false, code: 'file-empty' });
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
    expect(await faultsOf([newcomer('张小明'), foreign])).toEqual([
      { line: 3, fault: 'id-of-other-school', value: 'B校' },
    ]);
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
      { line: 6, fault: 'number-missing', column: '身份证号' },
    ]);
  });

  test('with the right line numbers under title rows, blank lines and a cell of two lines', async () => {
    const good = newcomer('张小明');
    const bad = { ...newcomer('赵小红'), 班级: '三年级' };
    const text = `名册\r\n\r\n${csv([{ ...good, 村: '柳溪村\n一组' }, bad])}`;
    expect((await found(bytes(text))).faults).toEqual([
      { line: 6, fault: 'class-unknown', column: '班级', value: '三年级' },
    ]);
  });

  test('and only the others are taken in', async () => {
    const before = pupilCount() ?? 0;
    const rows = [...newcomers(), { ...newcomer('孙小刚'), 班级: '三年级' }];
    expect(await take(bytes(csv(rows)))).toMatchObject({ fresh: 2, faulty: 1 });
    expect(pupilCount()).toBe(before + 2);
  });
});
