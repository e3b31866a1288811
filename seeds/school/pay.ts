import type { Programme } from '../../contract/vocabulary';
import type { SimulatorClient } from '../../simulator/client';
import { Actor } from '../support/actor';
import type { SeedSchool } from './open';
import { bankResult, boarderFen, dayPupilFen, paymentList, total, type Payment } from './payments';
import { head, staffOpenid } from './staff';

/** The boarders' batch is paid and waits for the families' word; the day pupils' batch waits for its audit. */
export async function payTerm(client: SimulatorClient, school: SeedSchool): Promise<void> {
  const now = await client.clock.now();
  const autumn = now.getUTCMonth() >= 7 || now.getUTCMonth() === 0;
  const year = now.getUTCMonth() === 0 ? now.getUTCFullYear() - 1 : now.getUTCFullYear();
  const term = `${String(year)}-${autumn ? 'autumn' : 'spring'}`;
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

  const boarders = school.pupils
    .filter(({ boarder }) => boarder)
    .map((pupil): Payment => ({ pupil, amountFen: boarderFen[pupil.stage] }));
  const paid = await makeBatch(client, school, {
    programme: 'boarder-living',
    term,
    title: '寄宿生生活补助',
    payments: boarders,
  });
  await sign(client, paid, boarders);
  const accountant = new Actor(client, staffOpenid('财务室会计'));
  const fileId = await accountant.upload('bank.csv', bankResult(boarders, [5, 40, 77], [12]));
  const { rev } = await accountant.ask('subsidy.getBatch', { batchId: paid });
  await accountant.ask('subsidy.recordBankResult', { batchId: paid, rev, fileId, paidOn: today });
  await familiesAnswer(client);

  const dayPupils = school.pupils
    .filter(({ boarder }, at) => !boarder && at % 5 === 0)
    .map((pupil): Payment => ({ pupil, amountFen: dayPupilFen[pupil.stage] }));
  await makeBatch(client, school, {
    programme: 'day-pupil-living',
    term,
    title: '非寄宿生生活补助',
    payments: dayPupils,
  });
}

async function makeBatch(
  client: SimulatorClient,
  { schoolId }: SeedSchool,
  batch: { programme: Programme; term: string; title: string; payments: readonly Payment[] },
): Promise<string> {
  const { payments, ...declared } = batch;
  const accountant = new Actor(client, staffOpenid('财务室会计'));
  const fileId = await accountant.upload(`${batch.programme}.csv`, paymentList(payments));
  const sums = { count: payments.length, totalFen: total(payments) };
  const { batchId } = await accountant.ask('subsidy.createBatch', { schoolId, ...declared, fileId, ...sums });
  return batchId;
}

async function sign(client: SimulatorClient, batchId: string, payments: readonly Payment[]): Promise<void> {
  const cashier = new Actor(client, staffOpenid('财务室出纳'));
  const sums = { count: payments.length, totalFen: total(payments) };
  const { rev } = await cashier.ask('subsidy.getBatch', { batchId });
  const audited = await cashier.ask('subsidy.auditBatch', { batchId, rev, ...sums });
  await new Actor(client, head.openid).ask('subsidy.approveBatch', { batchId, rev: audited.rev, ...sums });
}

/** Most of those who have opened it say that the money is there; a few say something else. */
async function familiesAnswer(client: SimulatorClient): Promise<void> {
  for (let at = 2; at <= 140; at += 3) {
    const parent = new Actor(client, `oSeedParent${String(at).padStart(3, '0')}`);
    const { disbursements } = await parent.ask('subsidy.listMine', {});
    for (const { disbursementId, amountFen } of disbursements) {
      const answer =
        at % 17 === 0 ? 'not-received' : at % 23 === 0 ? 'wrong-amount' : at % 19 === 0 ? 'unsure' : 'received';
      const receivedFen = answer === 'wrong-amount' ? { receivedFen: amountFen - 10_000 } : {};
      await parent.ask('subsidy.confirmReceipt', { disbursementId, answer, ...receivedFen });
    }
  }
}
