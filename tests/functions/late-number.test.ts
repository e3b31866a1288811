import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { approve, audit, createBatch, lineFen } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { listRow, numberBornOn, RosterDesk } from '../support/county/lists';
import { bytes, csv, paymentRow, resultRow } from '../support/county/papers';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

test('a pupil who got the number after the entry is paid, and the bank’s word finds the line', async () => {
  const { A } = county.world;
  const desk = new RosterDesk(county);
  const [name, idNumber, className] = ['罗小晚', numberBornOn('2017-08-09', 41), '一年级'];
  await desk.take([listRow(name, { 出生日期: '2017-08-09', 班级: className })]);
  await desk.take([listRow(name, { 身份证号: idNumber, 班级: className })]);
  const [entered] = await desk.named(name);
  const pupil = { pupilId: entered?.pupilId ?? '', name, idNumber, className, classId: A.classIds[0] };
  const sums = { count: 1, totalFen: lineFen };
  const made = await createBatch(county.cloud, A, {
    programme: 'boarder-living',
    term: '2027-spring',
    rows: [paymentRow(pupil)],
    sums,
  });
  const approved = await approve(county.cloud, await audit(county.cloud, made, sums), sums);
  const clerk = county.person('oAFinance');
  const fileId = await clerk.upload('late.csv', bytes(csv([resultRow(pupil)])));
  const { batchId, rev } = approved;
  expect(await clerk.ask('subsidy.checkBankResult', { batchId, fileId })).toMatchObject({ paid: { count: 1 } });
  await clerk.ask('subsidy.recordBankResult', { batchId, rev, fileId, paidOn: '2026-11-20' });
  const line = county.documents()['disbursements']?.find((one) => one['batchId'] === batchId);
  expect(line).toMatchObject({ pupilId: pupil.pupilId, outcome: 'paid' });
});
