import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encode } from 'iconv-lite';
import { approve, audit, firstClass, signed, type BatchRef } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { bytes, csv, mixedResult, paymentRow } from '../support/county/papers';
import { pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

/** Written by exceljs and SheetJS: a title above, sums as formulas below, amounts and days as people type them, numbers as text and as numbers. */
const stored = (name: string) => readFileSync(path.join(__dirname, '../support/workbooks', name));
const clerk = () => county.person('oAFinance');
const payments = () => csv(firstClass(county.world.A).map((pupil) => paymentRow(pupil)));
const results = () => csv(mixedResult(firstClass(county.world.A)));

type Form = readonly [what: string, term: string, list: () => Uint8Array, result: () => Uint8Array];
const forms: readonly Form[] = [
  ['CSV in UTF-8', '2030-spring', () => bytes(payments()), () => bytes(results())],
  ['CSV in GB18030', '2030-autumn', () => encode(payments(), 'gb18030'), () => encode(results(), 'gb18030')],
  ['exceljs', '2031-spring', () => stored('payments.exceljs.xlsx'), () => stored('bank.exceljs.xlsx')],
  ['SheetJS', '2031-autumn', () => stored('payments.sheetjs.xlsx'), () => stored('bank.sheetjs.xlsx')],
];

const programme = 'boarder-living';
const listIn = async (content: Uint8Array, term: string) => {
  const { schoolId } = county.world.A;
  return { schoolId, programme, term, fileId: await clerk().upload('payments', content) } as const;
};

/** A batch as people see it, without what must differ. */
async function seen({ batchId }: BatchRef) {
  const { lines } = await clerk().ask('subsidy.listLines', { batchId, show: 'all' });
  const { count, totalFen, bank } = await clerk().ask('subsidy.getBatch', { batchId });
  const own = lines.map(({ disbursementId, ...line }) => {
    expect(disbursementId).not.toBe('');
    return line;
  });
  return { count, totalFen, bank, lines: own.sort((a, b) => (a.pupilName < b.pupilName ? -1 : 1)) };
}

describe('the same list and the same bank result', () => {
  const batches: unknown[] = [];

  test.each(forms)('as %s are the same batch', async (_what, term, list, result) => {
    const input = { ...(await listIn(list(), term)), title: '寄宿生生活补助', ...signed };
    const { batchId, rev } = await clerk().ask('subsidy.createBatch', input);
    const approved = await approve(county.cloud, await audit(county.cloud, { batchId, rev }));
    const declared = await seen(approved);
    const fileId = await clerk().upload('bank', result());
    const checked = await clerk().ask('subsidy.checkBankResult', { batchId, fileId });
    expect(checked).toMatchObject({ paid: { count: 4 }, failed: { count: 1 }, unknown: { count: 1 } });
    await clerk().ask('subsidy.recordBankResult', { ...approved, fileId, paidOn: '2026-11-20' });
    batches.push([declared, await seen(approved)]);
    expect(batches.at(-1)).toEqual(batches[0]);
  });
});

test.each(['payments-tails.exceljs.xlsx', 'payments-tails.sheetjs.xlsx'])(
  'a card tail that lost its zeros as a number is a fault of its cell (%s)',
  async (name) => {
    const { code, detail } = await clerk().refusal(
      'subsidy.checkPaymentList',
      await listIn(stored(name), '2032-spring'),
    );
    expect(code).toBe('file-rows-faulty');
    expect(detail?.rows).toEqual([{ line: 5, fault: 'card-tail-unreadable', column: '卡号后四位' }]);
    expect(pupilOf(county.world.A, 2).name).toBe('王小丙');
  },
);
