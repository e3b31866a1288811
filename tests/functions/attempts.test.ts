import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { approve, audit, createBatch, lineFen, record, type BatchRef } from '../support/county/batches';
import { openCounty, type County } from '../support/county/county';
import { bytes, csv, paymentRow, resultRow, type Row } from '../support/county/papers';
import { bind, pupilOf } from '../support/county/world';

let county: County;
beforeAll(async () => {
  county = await openCounty();
}, 180_000);
afterAll(() => county.close());

const programme = 'boarder-living';
const term = '2026-spring';
const one = { count: 1, totalFen: lineFen };
const sum = (count: number) => ({ count, fen: count * lineFen });
const clerk = () => county.person('oAFinance');
const first = () => county.world.batches.paid;
const failedPupil = () => pupilOf(county.world.A, 4);
const unknownPupil = () => pupilOf(county.world.A, 5);
const batchOf = (batchId: string) => clerk().ask('subsidy.getBatch', { batchId });
const mended = (): Row => ({ ...paymentRow(failedPupil()), 开户行: '县农业银行', 卡号后四位: '8888' });
const makeAgain = () => createBatch(county.cloud, county.world.A, { programme, term, rows: [mended()], sums: one });
const sign = async (batch: BatchRef) => approve(county.cloud, await audit(county.cloud, batch, one), one);
const listed = async (batchId: string, show: 'all' | 'failed' | 'paid' | 'pending' = 'all') =>
  (await clerk().ask('subsidy.listLines', { batchId, show })).lines;
const checkList = async (rows: readonly Row[]) => {
  const fileId = await clerk().upload('again.csv', bytes(csv(rows)));
  return clerk().reply('subsidy.checkPaymentList', { schoolId: county.world.A.schoolId, programme, term, fileId });
};
const template = 'local-receipt-reminder';
const families = ['oAMother', 'oANeighbour'];
const told = async () => {
  await county.settled();
  await county.cloud.runTimer('jobs');
  const inboxes = await Promise.all(families.map((openid) => county.cloud.inbox(openid)));
  return inboxes.map((inbox) => inbox.filter(({ templateId }) => templateId === template).length);
};
const later = async (rows: readonly Row[], paidOn = '2026-11-20') => {
  const { rev } = await batchOf(first().batchId);
  const fileId = await clerk().upload('later.csv', bytes(csv(rows)));
  return clerk().reply('subsidy.recordBankResult', { batchId: first().batchId, rev, fileId, paidOn });
};

describe('a payment that the bank failed is paid again', () => {
  let second: BatchRef;

  test('not with another sum', async () => {
    const rows = [{ ...mended(), 金额: '625.01' }];
    expect(await checkList(rows)).toMatchObject({ detail: { rows: [{ line: 2, fault: 'amount-differs' }] } });
  });

  test('by a new batch, signed like any other; until then it waits', async () => {
    expect(await batchOf(first().batchId)).toMatchObject({ toPayAgain: 1 });
    const made = await makeAgain();
    expect(await checkList([mended()])).toMatchObject({ detail: { rows: [{ fault: 'in-other-batch' }] } });
    expect(await batchOf(made.batchId)).toMatchObject({ state: 'draft', bank: { pending: sum(1) } });
    const self = await clerk().reply('subsidy.auditBatch', { ...made, ...one });
    expect(self).toMatchObject({ code: 'own-work' });
    second = await sign(made);
  });

  test('the first batch keeps its sums, its line and why it failed', async () => {
    expect(await batchOf(first().batchId)).toMatchObject({
      toPayAgain: 0,
      bank: { paid: sum(4), failed: sum(1), unknown: sum(1), pending: sum(0) },
    });
    expect(await listed(first().batchId, 'failed')).toMatchObject([
      { attempt: 1, triedAgain: true, failure: '社保卡未激活', cardTail: `**${failedPupil().idNumber.slice(-3, -1)}` },
    ]);
    expect(await listed(first().batchId)).toHaveLength(6);
    expect(await listed(second.batchId)).toMatchObject([
      { attempt: 2, triedAgain: false, outcome: 'pending', bank: '县农业银行', cardTail: '**88' },
    ]);
  });

  test('and fails again, and is paid the third time; every attempt stays', async () => {
    await record(county.cloud, second, [resultRow(failedPupil(), '失败')]);
    const third = await sign(await makeAgain());
    await record(county.cloud, third, [resultRow(failedPupil())]);
    const sums = await Promise.all([first(), second, third].map(async ({ batchId }) => (await batchOf(batchId)).bank));
    expect(sums.map(({ paid, failed, unknown }) => [paid.count, failed.count, unknown.count])).toEqual([
      [4, 1, 1],
      [0, 1, 0],
      [1, 0, 0],
    ]);
    const lines = county.documents()['disbursements']?.filter((line) => line['batchId'] === third.batchId) ?? [];
    expect(lines).toMatchObject([
      { earlier: [{ batchId: first().batchId }, { batchId: second.batchId }], outcome: 'paid' },
    ]);
    expect(await checkList([mended()])).toMatchObject({ detail: { rows: [{ fault: 'already-paid' }] } });
  });

  test('the family answers for the payment that came, and only its batch counts it', async () => {
    const child = { teacher: 'oATeacher1', openid: 'oAFailed', pupilId: failedPupil().pupilId };
    await bind(county.cloud, { ...child, relation: 'mother' });
    const family = county.person('oAFailed');
    const { disbursements } = await family.ask('subsidy.listMine', {});
    const [line] = disbursements;
    expect(line).toMatchObject({ bank: '县农业银行', cardTail: '8888' });
    await family.ask('subsidy.confirmReceipt', { disbursementId: line?.disbursementId ?? '', answer: 'received' });
    expect((await batchOf(first().batchId)).families.confirmed).toEqual(sum(0));
    expect((await listed(first().batchId, 'failed'))[0]?.answer).toBeNull();
  });
});

describe('what the bank did not know', () => {
  test('is not paid again', async () => {
    const reply = await checkList([paymentRow(unknownPupil())]);
    expect(reply).toMatchObject({ detail: { rows: [{ line: 2, fault: 'bank-unsure' }] } });
  });

  test('is settled by a later file, which takes back no word', async () => {
    expect(await batchOf(first().batchId)).toMatchObject({ next: 'record-bank-result', state: 'reconciled' });
    const paid = pupilOf(county.world.A, 0);
    const contradiction = await later([resultRow(paid, '失败'), resultRow(unknownPupil())]);
    expect(contradiction).toMatchObject({ detail: { rows: [{ line: 2, fault: 'result-final' }] } });
    expect(await later([resultRow(failedPupil()), resultRow(unknownPupil())])).toMatchObject({
      detail: { rows: [{ line: 2, fault: 'result-final' }] },
    });
    expect(await later([resultRow(unknownPupil(), '成功', lineFen + 1)])).toMatchObject({
      detail: { rows: [{ fault: 'amount-differs' }] },
    });
    const rows = [resultRow(paid), resultRow(unknownPupil(), '失败')];
    const fileId = await clerk().upload('check.csv', bytes(csv(rows)));
    const found = await clerk().ask('subsidy.checkBankResult', { batchId: first().batchId, fileId });
    expect(found).toEqual({ declared: sum(1), paid: sum(0), failed: sum(1), unknown: sum(0) });
    expect(await later(rows)).toMatchObject({ ok: true });
    const { bank, next, history, toPayAgain } = await batchOf(first().batchId);
    expect(bank).toEqual({ paid: sum(4), failed: sum(2), unknown: sum(0), pending: sum(0) });
    expect([next, toPayAgain, history.at(-1)?.action]).toEqual([null, 1, 'settle']);
    expect(await later([resultRow(unknownPupil())])).toEqual({ ok: false, code: 'wrong-state' });
  });

  test('and then paid again, when it has failed', async () => {
    const rows = [paymentRow(unknownPupil())];
    expect(await checkList(rows)).toMatchObject({ ok: true, data: { count: 1, totalFen: lineFen } });
  });

  test('or seen by the family, when it was paid: they are told, and those told before are not', async () => {
    const { A, batches } = county.world;
    const rows = A.pupils.slice(0, 6).map((pupil, at) => resultRow(pupil, at === 0 ? '成功' : '处理中'));
    for (const openid of families) await county.cloud.consent(openid, [template, template]);
    const { batchId } = await record(county.cloud, batches.approved, rows);
    expect(await told()).toEqual([1, 0]);
    const { rev } = await batchOf(batchId);
    await record(county.cloud, { batchId, rev }, [resultRow(pupilOf(A, 1))]);
    expect(await told()).toEqual([1, 1]);
    const { bank, next, paidOn } = await batchOf(batchId);
    expect(bank).toMatchObject({ paid: sum(2), unknown: sum(4) });
    expect([next, paidOn]).toEqual(['record-bank-result', '2026-11-20']);
    const { disbursements } = await county.person('oANeighbour').ask('subsidy.listMine', {});
    expect(disbursements.map((line) => line.term)).toContain('2025-autumn');
  });
});
