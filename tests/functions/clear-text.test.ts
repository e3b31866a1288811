import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorrectableField } from '../../contract/correction';
import { writeWorkbook } from '../../cloudfunctions/platform/workbook-write';
import { inClear, personalIn } from '../support/clear-text';
import { firstClass, signed } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';
import { bytes, csv, mixedResult, paymentRow, type Row } from '../support/county/papers';
import { sealAll } from '../support/county/sealing';
import { bind } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const [phone, cardNumber] = ['13800138000', '6217000010001234562'];
const day = '2014-03-04';
const yes = { kind: 'accept' } as const;
const clerk = () => county.person('oAFinance');
const office = () => county.person('oAAcademic');

/** The rows as a workbook, in the cloud. */
async function workbook(rows: readonly Row[]): Promise<string> {
  const headings = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => headings.map((heading) => row[heading] ?? ''));
  return clerk().upload('rows.xlsx', writeWorkbook({ name: 'Sheet1', headings, rows: cells }));
}

describe('the look for personal numbers finds', () => {
  test.each([
    ['an ID number', `x${numberBornOn(day)}1`],
    ['an ID number with a small x', numberWithX().toLowerCase()],
    ['an enrolment number', '"L990101201403041234"'],
    ['a phone number', `"${phone}"`],
    ['a card number', `卡号${cardNumber}，`],
    ['the end of a card', '{"cardTail":"1234"}'],
  ])('%s', (_what, text) => expect(personalIn(text)).not.toEqual([]));

  test('and not the school’s telephone, an instant or a hash', () => {
    const innocent = `"0900-1234567" "1763604000000" "2026-11-20T02:00:00.000Z" "a13800138000f"`;
    expect(personalIn(innocent)).toEqual([]);
  });

  test('what lies in a stored file, a packed one too', () => {
    const row = { 姓名: '张三', 电话: phone };
    const file = writeWorkbook({ name: 'a', headings: Object.keys(row), rows: [Object.values(row)] });
    const folder = path.join(county.dataDir, 'files');
    writeFileSync(path.join(folder, 'planted.xlsx'), file);
    expect(inClear(county.dataDir)).toEqual([expect.stringContaining('planted.xlsx')]);
    writeFileSync(path.join(folder, 'planted.xlsx'), '');
  });
});

describe('nothing personal stands in clear in the database, the files and the log', () => {
  test('after class lists, with a column of telephones and with cells that have slipped', async () => {
    const row = (name: string, sequence: number) => ({
      ...listRow(name, { 身份证号: numberBornOn(day, sequence), 学籍号: `L99010120140304${1000 + sequence}` }),
      联系电话: phone,
    });
    const rows = [row('冉小一', 1), row('冉小二', 2), { ...row('冉小三', 3), 村: phone }, row(numberBornOn(day, 9), 4)];
    const desk = new RosterDesk(county);
    const { importId, counts } = await desk.take(rows);
    expect(counts).toMatchObject({ fresh: 2, faulty: 2 });
    await office().ask('ledger.faultFile', { importId });
    await office().ask('ledger.searchPupils', { schoolId: county.world.A.schoolId, search: numberBornOn(day, 1) });
    const unread = {
      schoolId: county.world.A.schoolId,
      fileId: await office().upload('names.csv', bytes('一,二\r\n')),
    };
    await office().reply('ledger.checkRoster', unread);
    expect(county.inClear()).toEqual([]);
  });

  test('after corrections of numbers, that wait, are applied, refused and withdrawn', async () => {
    const [child] = await new RosterDesk(county).named('冉小一');
    const pupilId = child?.pupilId ?? '';
    await bind(county.cloud, { teacher: 'oATeacher2', openid: 'oRanMother', pupilId, relation: 'mother' });
    const mother = county.person('oRanMother');
    const wish = async (field: CorrectableField, to: string) => {
      const { fields } = await mother.ask('ledger.getMyChild', { pupilId });
      const seen = fields.find((one) => one.field === field)?.value ?? null;
      return { pupilId, field, seen, to };
    };
    const ask = async (field: CorrectableField, to: string) => ({
      pupilId,
      ...(await mother.ask('ledger.requestCorrection', await wish(field, to))),
    });
    await office().ask('ledger.applyCorrection', { ...(await ask('idNumber', numberBornOn(day, 11))), decision: yes });
    const no = { kind: 'refuse', reason: '不对' } as const;
    await office().ask('ledger.applyCorrection', { ...(await ask('idNumber', numberBornOn(day, 12))), decision: no });
    await mother.ask('ledger.withdrawCorrection', await ask('enrolmentNo', 'L990101201403042222'));
    await ask('idNumber', numberBornOn(day, 13));
    const { code } = await mother.refusal('ledger.requestCorrection', await wish('village', `柳溪村${phone}`));
    expect(code).toBe('invalid-input');
    await office().ask('ledger.getPupil', { pupilId, purpose: { reason: 'contact' } });
    expect(county.inClear()).toEqual([]);
  });

  test('after payments and the bank’s word, with numbers where none belong', async () => {
    const { A } = county.world;
    const list = { schoolId: A.schoolId, programme: 'urgent-aid', term: '2033-spring' } as const;
    const rows = firstClass(A).map((pupil) => paymentRow(pupil));
    const slipped = async (change: Row) =>
      clerk().refusal('subsidy.checkPaymentList', {
        ...list,
        fileId: await workbook(rows.map((row, at) => (at === 0 ? { ...row, ...change } : row))),
      });
    const wrong: readonly Row[] = [{ 卡号后四位: cardNumber }, { 持卡人: phone }, { 开户行: cardNumber }];
    for (const change of wrong) expect((await slipped(change)).code).toBe('file-rows-faulty');
    const made = await clerk().ask('subsidy.createBatch', {
      ...list,
      title: '临时救助',
      fileId: await workbook(rows),
      ...signed,
    });
    expect(made.rev).toBeGreaterThan(0);
    const { batchId, rev } = county.world.batches.approved;
    const results = mixedResult(firstClass(A)).map((row) => ({ ...row, 失败原因: `卡号${cardNumber}请打${phone}` }));
    const fileId = await clerk().upload('bank.csv', bytes(csv(results)));
    await clerk().ask('subsidy.checkBankResult', { batchId, fileId });
    await clerk().ask('subsidy.recordBankResult', { batchId, rev, fileId, paidOn: '2026-11-20' });
    await county.settled();
    expect(county.inClear()).toEqual([]);
  });

  test('when every change is in the audit log, and the cloud has ended', async () => {
    await sealAll(county.cloud, county.dataDir);
    expect(county.inClear()).toEqual([]);
    await county.stop();
    expect(county.inClear()).toEqual([]);
  });
});

function numberWithX(): string {
  const found = Array.from({ length: 40 }, (_, sequence) => numberBornOn(day, sequence)).find((one) =>
    one.endsWith('X'),
  );
  if (found === undefined) throw new Error('no such number');
  return found;
}
