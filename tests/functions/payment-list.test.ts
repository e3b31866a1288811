import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstClass, lineFen, signed } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { noTables, writings } from '../support/county/file-kinds';
import { bytes, csv, idNumberOf, paymentRow, yuan, type Row } from '../support/county/papers';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const programme = 'urgent-aid';
const term = '2026-autumn';
const clerk = () => county.person('oAFinance');
const rows = (): Row[] => firstClass(county.world.A).map((pupil) => paymentRow(pupil));
const asked = async (content: Uint8Array) =>
  ({
    schoolId: county.world.A.schoolId,
    programme,
    term,
    fileId: await clerk().upload('payments.csv', content),
  }) as const;
const check = async (content: Uint8Array) => clerk().reply('subsidy.checkPaymentList', await asked(content));
const changed = (at: number, change: Row): Row[] =>
  rows().map((row, place) => (place === at ? { ...row, ...change } : row));
const faultsOf = async (faulty: readonly Row[]) => {
  const { code, detail } = await clerk().refusal('subsidy.checkPaymentList', await asked(bytes(csv(faulty))));
  expect(code).toBe('file-rows-faulty');
  return detail?.rows;
};
const nameAt = (at: number) => pupilOf(county.world.A, at).name;

const found = { count: 6, totalFen: signed.totalFen, classes: [{ name: '一年级', count: 6, fen: signed.totalFen }] };

describe('a payment list is read', () => {
  test.each(writings)('in %s', async (_what, write) => {
    expect(await check(write(rows()))).toEqual({ ok: true, data: found });
  });

  test.each(['¥1,250.00', '￥1，250．00', '１２５０', '1250元', '1,250.0', ' 1250.00 '])(
    'with an amount of %s',
    async (text) => {
      const data = { ...found, totalFen: signed.totalFen - lineFen + 125_000 };
      expect(await check(bytes(csv(changed(2, { 金额: text }))))).toMatchObject({
        ok: true,
        data: { totalFen: data.totalFen },
      });
    },
  );

  test('with a line for the sum below', async () => {
    const sum = { 姓名: '合计', 身份证号: '6人', 金额: yuan(signed.totalFen), 开户行: '', 持卡人: '', 卡号后四位: '' };
    expect(await check(bytes(csv([...rows(), sum])))).toEqual({ ok: true, data: found });
  });

  test('class by class', async () => {
    const all = county.world.A.pupils.map((pupil) => paymentRow(pupil));
    const classes = ['一年级', '二年级'].map((name) => ({ name, count: 6, fen: signed.totalFen }));
    expect(await check(bytes(csv(all)))).toEqual({
      ok: true,
      data: { count: 12, totalFen: 2 * signed.totalFen, classes },
    });
  });
});

describe('a payment list is refused', () => {
  test.each(noTables)('when it is %s', async (_what, content, code) => {
    expect(await check(content)).toEqual({ ok: false, code });
  });

  test('when columns are missing: they are named', async () => {
    const without = rows().map(({ 开户行: _bank, 卡号后四位: _card, ...row }) => row);
    expect(await check(bytes(csv(without)))).toMatchObject({
      code: 'file-columns-missing',
      detail: { columns: ['开户行', '卡号后四位'] },
    });
  });

  test('when a pupil is unknown, or of another school', async () => {
    const stranger = changed(1, { 身份证号: idNumberOf(999) });
    const fault = { line: 3, fault: 'pupil-unknown', column: '身份证号' };
    expect(await faultsOf(stranger)).toEqual([{ ...fault, value: nameAt(1) }]);
    const foreign = pupilOf(county.world.B, 0);
    expect(await faultsOf([paymentRow(foreign)])).toEqual([{ ...fault, line: 2, value: foreign.name }]);
  });

  test('when an ID number is mistyped, or Excel has made a number of it', async () => {
    const [id = ''] = rows().map((row) => row['身份证号'] ?? '');
    const mistyped = `${id.slice(0, 16)}${(Number(id[16]) + 1) % 10}${id.slice(17)}`;
    const fault = { line: 2, column: '身份证号', value: nameAt(0) };
    expect(await faultsOf(changed(0, { 身份证号: mistyped }))).toEqual([{ ...fault, fault: 'id-checksum' }]);
    expect(await faultsOf(changed(0, { 身份证号: '2.3E+17' }))).toEqual([{ ...fault, fault: 'id-scientific' }]);
    expect(await faultsOf(changed(0, { 身份证号: '9.90101E17' }))).toEqual([{ ...fault, fault: 'id-scientific' }]);
  });

  test('when boarders are on the list of day pupils, also those who have had the other subsidy', async () => {
    const list = { ...(await asked(bytes(csv(rows())))), programme: 'day-pupil-living' as const };
    const faultsIn = async (inTerm: string) =>
      (await clerk().refusal('subsidy.checkPaymentList', { ...list, term: inTerm })).detail?.rows?.map(
        ({ line, fault }) => `${line} ${fault}`,
      );
    const boarders = rows().map((_row, at) => `${at + 2} not-day-pupil`);
    expect(await faultsIn('2041-spring')).toEqual(boarders);
    const paid = rows().flatMap((_row, at) => (at === 4 ? [] : [`${at + 2} other-programme`]));
    expect((await faultsIn('2026-spring'))?.sort()).toEqual([...boarders, ...paid].sort());
  });

  test('when the name is another than in the register', async () => {
    expect(await faultsOf(changed(4, { 姓名: '王大戊' }))).toEqual([
      { line: 6, fault: 'name-differs', column: '姓名', value: '王大戊' },
    ]);
  });

  test('when a pupil stands twice', async () => {
    const [first = {}] = rows();
    expect(await faultsOf([...rows(), first])).toEqual([
      { line: 8, fault: 'id-repeated', column: '身份证号', value: nameAt(0) },
    ]);
  });

  test.each([
    ['0', 'amount-unreadable'],
    ['-5', 'amount-unreadable'],
    ['六百', 'amount-unreadable'],
    ['312,5', 'amount-unreadable'],
    ['6.255', 'amount-unreadable'],
    ['10000.01', 'amount-too-large'],
  ])('when an amount is %s', async (text, fault) => {
    expect(await faultsOf(changed(0, { 金额: text }))).toEqual([{ line: 2, fault, column: '金额', value: text }]);
  });

  test.each(['123', '12345', '6217001234567890123', '12a4'])(
    'when the end of a card number is %s: it is not repeated',
    async (text) => {
      expect(await faultsOf(changed(0, { 卡号后四位: text }))).toEqual([
        { line: 2, fault: 'card-tail-unreadable', column: '卡号后四位' },
      ]);
    },
  );

  test('when cells are empty or too long', async () => {
    const faulty = rows().map((row, at) =>
      at === 0 ? { ...row, 开户行: '', 持卡人: '' } : at === 1 ? { ...row, 开户行: '行'.repeat(41) } : row,
    );
    expect(await faultsOf(faulty)).toEqual([
      { line: 2, fault: 'cell-empty', column: '开户行' },
      { line: 2, fault: 'cell-empty', column: '持卡人' },
      { line: 3, fault: 'cell-too-long', column: '开户行' },
    ]);
  });

  test('when a pupil has had it this term already, or the bank does not know; not when it failed', async () => {
    const { batchId: _batchId, ...paid } = {
      batchId: county.world.batches.paid.batchId,
      programme: 'boarder-living',
      term: '2026-spring',
    } as const;
    const reply = await clerk().refusal('subsidy.checkPaymentList', { ...(await asked(bytes(csv(rows())))), ...paid });
    expect(reply.detail?.rows).toEqual(
      firstClass(county.world.A).flatMap(({ name }, at) =>
        at === 4 ? [] : [{ line: at + 2, fault: at === 5 ? 'bank-unsure' : 'already-paid', value: name }],
      ),
    );
  });
});

describe('urgent aid may be given more than once in a term', () => {
  const spring = '2040-spring';
  const rowsOf = (fen: number, part = ''): Row[] =>
    firstClass(county.world.A).map((pupil) => ({ ...paymentRow(pupil, fen), 第几次: part }));
  const input = async (list: readonly Row[]) => ({ ...(await asked(bytes(csv(list)))), term: spring });
  const make = async (list: readonly Row[], totalFen: number) => {
    const sums = { count: 6, totalFen };
    return clerk().ask('subsidy.createBatch', { ...(await input(list)), title: '临时救助', ...sums });
  };
  const faults = async (list: readonly Row[]) =>
    (await clerk().refusal('subsidy.checkPaymentList', await input(list))).detail?.rows?.map(({ fault }) => fault);
  const all = (fault: string) => firstClass(county.world.A).map(() => fault);

  test('another sum is the next part, the same sum only when the list says so', async () => {
    expect(await faults(rowsOf(100, '2'))).toEqual(all('part-wrong'));
    await make(rowsOf(100), 600);
    expect(await faults(rowsOf(100))).toEqual(all('in-other-batch'));
    expect(await faults(rowsOf(100, '1'))).toEqual(all('in-other-batch'));
    const second = await make(rowsOf(200), 1_200);
    const third = await make(rowsOf(100, '第3次'), 600);
    const parts = await Promise.all(
      [second, third].map(async ({ batchId }) => {
        const { lines } = await clerk().ask('subsidy.listLines', { batchId, show: 'all' });
        return lines.map(({ part }) => part);
      }),
    );
    expect(parts).toEqual([all('').map(() => 2), all('').map(() => 3)]);
    expect(await faults(rowsOf(200))).toEqual(all('in-other-batch'));
    expect(await faults(rowsOf(300, '二'))).toEqual(all('part-wrong'));
  });

  test('a living subsidy is not', async () => {
    const list = { ...(await asked(bytes(csv(rowsOf(100, '2'))))), programme: 'boarder-living' as const, term: spring };
    const { detail } = await clerk().refusal('subsidy.checkPaymentList', list);
    expect(detail?.rows?.map(({ fault }) => fault)).toEqual(all('part-wrong'));
  });
});

describe('a payment list whose line for the sum says something else', () => {
  test.each(['3750.01', '3,749.99', '¥3,751', '37500'])('%s is refused', async (text) => {
    const sum = { 姓名: '合计', 身份证号: '', 金额: text, 开户行: '', 持卡人: '', 卡号后四位: '' };
    expect(await check(bytes(csv([...rows(), sum])))).toMatchObject({
      code: 'file-total-differs',
      detail: { expectedFen: expect.any(Number), foundFen: expect.any(Number) },
    });
  });
});

describe('a batch is made', () => {
  const title = '临时救助';

  test.each([
    ['one pupil more', { ...signed, count: 7 }],
    ['one fen more', { ...signed, totalFen: signed.totalFen + 1 }],
    ['one fen less', { ...signed, totalFen: signed.totalFen - 1 }],
  ])('not of a list in which its maker has seen %s', async (_what, seen) => {
    const { files: _kept, ...before } = county.documents();
    const reply = await clerk().reply('subsidy.createBatch', { ...(await asked(bytes(csv(rows())))), title, ...seen });
    expect(reply).toEqual({
      ok: false,
      code: 'totals-differ',
      detail: { expectedFen: seen.totalFen, foundFen: signed.totalFen },
    });
    const { files: _later, ...after } = county.documents();
    expect(after).toEqual(before);
  });

  test('not of a list with a fault, of which nothing is written', async () => {
    const { files: _kept, ...before } = county.documents();
    const input = { ...(await asked(bytes(csv(changed(5, { 金额: '0' }))))), title, ...signed };
    expect(await clerk().refusal('subsidy.createBatch', input)).toMatchObject({ code: 'file-rows-faulty' });
    const { files: _later, ...after } = county.documents();
    expect(after).toEqual(before);
  });

  test('with exactly the lines of the list', async () => {
    const amounts = [1, 2, 1_000_000, 33_333, 62_500, 62_501];
    const list = firstClass(county.world.A).map((pupil, at) => paymentRow(pupil, amounts[at]));
    const totalFen = amounts.reduce((sum, fen) => sum + fen, 0);
    const input = { ...(await asked(bytes(csv(list)))), title, count: 6, totalFen };
    const { batchId } = await clerk().ask('subsidy.createBatch', input);
    const { lines } = await clerk().ask('subsidy.listLines', { batchId, show: 'all' });
    expect(new Map(lines.map(({ pupilName, amountFen }) => [pupilName, amountFen]))).toEqual(
      new Map(firstClass(county.world.A).map(({ name }, at) => [name, amounts[at]])),
    );
    expect(await clerk().ask('subsidy.getBatch', { batchId })).toMatchObject({
      state: 'draft',
      count: 6,
      totalFen,
      bank: { pending: { count: 6, fen: totalFen } },
      history: [{ action: 'create', by: 'A校Finance' }],
    });
    for (const { cardTail } of lines) expect(cardTail).toMatch(/^\*\*\d\d$/);
  });
});
