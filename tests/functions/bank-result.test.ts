import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstClass, lineFen, record, signed } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { noTables, writings } from '../support/county/file-kinds';
import { bytes, csv, idNumberOf, mixedResult, resultRow, yuan, type Row } from '../support/county/papers';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const clerk = () => county.person('oAFinance');
const batch = () => county.world.batches.approved;
const rows = () => mixedResult(firstClass(county.world.A));
const asked = async (content: Uint8Array) => ({
  batchId: batch().batchId,
  fileId: await clerk().upload('bank.csv', content),
});
const check = async (content: Uint8Array) => clerk().reply('subsidy.checkBankResult', await asked(content));
const changed = (at: number, change: Row): Row[] =>
  rows().map((row, place) => (place === at ? { ...row, ...change } : row));
const footer = (text: string): Row => ({ 姓名: '合计', 身份证号: '', 交易金额: text, 处理结果: '', 失败原因: '' });
const nameAt = (at: number) => pupilOf(county.world.A, at).name;
const sum = (count: number) => ({ count, fen: count * lineFen });
const bankSums = { paid: sum(4), failed: sum(1), unknown: sum(1) };
const found = { declared: sum(6), ...bankSums };

describe('the bank’s result is read', () => {
  test.each(writings)('in %s', async (_what, write) => {
    expect(await check(write(rows()))).toEqual({ ok: true, data: found });
  });

  test.each(['3750.00', '3,750.00', '¥3,750.00', '3,750', '３７５０．００元'])(
    'with a sum of %s below',
    async (text) => {
      expect(await check(bytes(csv([...rows(), footer(text)])))).toEqual({ ok: true, data: found });
    },
  );

  test('in the bank’s own order', async () => {
    expect(await check(bytes(csv(rows().reverse())))).toEqual({ ok: true, data: found });
  });
});

describe('the bank’s result is refused', () => {
  test.each(noTables)('when it is %s', async (_what, content, code) => {
    expect(await check(content)).toEqual({ ok: false, code });
  });

  test.each([1, -1])('when one line is off by %d fen', async (off) => {
    expect(await check(bytes(csv(changed(2, { 交易金额: yuan(lineFen + off) }))))).toEqual({
      ok: false,
      code: 'file-total-differs',
      detail: {
        expectedFen: signed.totalFen,
        foundFen: signed.totalFen + off,
        rows: [{ line: 4, fault: 'amount-differs', column: '金额', value: nameAt(2) }],
      },
    });
  });

  test.each(['3750.01', '3749.99', '3,750.01', '¥3,751', '3,751', '375000'])(
    'when the sum below says %s',
    async (text) => {
      expect(await check(bytes(csv([...rows(), footer(text)])))).toMatchObject({
        code: 'file-total-differs',
        detail: { expectedFen: signed.totalFen },
      });
    },
  );

  test('when two lines are off and the sum is right', async () => {
    const off = rows().map((row, at) => ({ ...row, 交易金额: yuan(lineFen + (at === 0 ? 1 : at === 1 ? -1 : 0)) }));
    expect(await check(bytes(csv(off)))).toEqual({
      ok: false,
      code: 'file-rows-faulty',
      detail: {
        rows: [0, 1].map((at) => ({ line: at + 2, fault: 'amount-differs', column: '金额', value: nameAt(at) })),
      },
    });
  });

  test('when a line is missing', async () => {
    expect(await check(bytes(csv(rows().slice(1))))).toMatchObject({
      code: 'file-total-differs',
      detail: { foundFen: signed.totalFen - lineFen, rows: [{ line: 0, fault: 'line-missing', value: nameAt(0) }] },
    });
  });

  test('when a line stands twice', async () => {
    const [first = {}] = rows();
    const { detail } = await clerk().refusal('subsidy.checkBankResult', await asked(bytes(csv([...rows(), first]))));
    expect(detail?.rows).toEqual([{ line: 8, fault: 'line-repeated', column: '身份证号', value: nameAt(0) }]);
  });

  test('when a line is not of the batch', async () => {
    const foreign = resultRow({ ...pupilOf(county.world.A, 0), idNumber: idNumberOf(998) });
    expect(await check(bytes(csv([foreign, ...rows().slice(1)])))).toEqual({
      ok: false,
      code: 'file-rows-faulty',
      detail: {
        rows: [
          { line: 2, fault: 'line-not-in-batch', column: '身份证号' },
          { line: 0, fault: 'line-missing', value: nameAt(0) },
        ],
      },
    });
  });

  test('when a result or an amount cannot be read', async () => {
    const faulty = rows().map((row, at) =>
      at === 0 ? { ...row, 处理结果: '也许' } : at === 1 ? { ...row, 交易金额: '?' } : row,
    );
    const { code, detail } = await clerk().refusal('subsidy.checkBankResult', await asked(bytes(csv(faulty))));
    expect(code).toBe('file-rows-faulty');
    expect(detail?.rows).toEqual(
      expect.arrayContaining([
        { line: 2, fault: 'choice-unknown', column: '结果', value: '也许' },
        { line: 3, fault: 'amount-unreadable', column: '金额', value: '?' },
      ]),
    );
    expect(detail?.rows?.every(({ fault }) => fault !== 'line-missing')).toBe(true);
  });

  test('before the batch is approved', async () => {
    const { batchId, rev } = county.world.batches.audited;
    const { fileId } = await asked(bytes(csv(rows())));
    const refused = { ok: false, code: 'wrong-state' };
    expect(await clerk().reply('subsidy.checkBankResult', { batchId, fileId })).toEqual(refused);
    const input = { batchId, rev, fileId, paidOn: '2026-11-20' };
    expect(await clerk().reply('subsidy.recordBankResult', input)).toEqual(refused);
  });

  test('and then nothing of it is written', async () => {
    const { files: _kept, ...before } = county.documents();
    const input = { ...batch(), paidOn: '2026-11-20', fileId: (await asked(bytes(csv(rows().slice(1))))).fileId };
    expect(await clerk().refusal('subsidy.recordBankResult', input)).toMatchObject({ code: 'file-total-differs' });
    const { files: _later, ...after } = county.documents();
    expect(after).toEqual(before);
  });
});

test('the bank’s result is entered: families see exactly what was paid, and the sums hold to the fen', async () => {
  await record(county.cloud, batch(), rows());
  const { families, bank, state, paidOn } = await clerk().ask('subsidy.getBatch', { batchId: batch().batchId });
  expect({ state, paidOn, bank }).toEqual({
    state: 'reconciled',
    paidOn: '2026-11-20',
    bank: { ...bankSums, pending: sum(0) },
  });
  expect(families).toEqual({ confirmed: sum(0), disputed: sum(0), unsure: sum(0), unanswered: sum(4) });
  const { disbursements } = await county.person('oAMother').ask('subsidy.listMine', {});
  expect(disbursements.map(({ term, pupilName, amountFen }) => [term, pupilName, amountFen])).toEqual(
    expect.arrayContaining([['2025-autumn', nameAt(0), lineFen]]),
  );
  const { lines } = await clerk().ask('subsidy.listLines', { batchId: batch().batchId, show: 'failed' });
  expect(lines).toMatchObject([{ pupilName: nameAt(4), failure: '社保卡未激活', outcome: 'failed' }]);
});

test('a second result that contradicts the first is refused, and the first stands', async () => {
  const { rev } = await clerk().ask('subsidy.getBatch', { batchId: batch().batchId });
  const everyonePaid = firstClass(county.world.A).map((pupil) => resultRow(pupil));
  const fileId = await clerk().upload('second.csv', bytes(csv(everyonePaid)));
  const input = { batchId: batch().batchId, rev, fileId, paidOn: '2026-11-21' };
  expect(await clerk().refusal('subsidy.recordBankResult', input)).toMatchObject({
    code: 'file-rows-faulty',
    detail: { rows: [{ line: 6, fault: 'result-final', value: nameAt(4) }] },
  });
  expect(await clerk().ask('subsidy.getBatch', { batchId: batch().batchId })).toMatchObject({
    bank: bankSums,
    paidOn: '2026-11-20',
  });
});
