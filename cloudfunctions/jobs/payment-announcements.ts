import { announced, type Batch } from '../../domain/subsidy/batch';
import type { Disbursement } from '../../domain/subsidy/disbursement';
import { sumFen } from '../../domain/shared/money';
import type { Act } from '../platform/act';
import { deliver, thing, type Letter } from '../messenger/deliver';
import { batches } from '../subsidy/batch.store';
import { disbursements } from '../subsidy/disbursement.store';
import { guardianReader } from '../subsidy/guardian.reader';
import { pupilReader } from '../subsidy/pupil.reader';
import programmeWords from './programme-words.json';

/** Tells the guardians of everyone paid, once for each result of the bank. */
export async function announcePayments(act: Act): Promise<void> {
  for (;;) {
    const waiting = await batches.collection.find({
      where: { announcement: 'pending' },
      order: [['_id', 'asc']],
      limit: 20,
    });
    if (waiting.length === 0) return;
    for (const document of waiting) {
      const results = document.bankResults.length;
      await announce(batches.read(document).state);
      await batches.change(
        { ...act, key: `announced.${document._id}.${results}` },
        document._id,
        (batch) => announced(batch, results),
        () => null,
      );
    }
  }
}

/** Each result of the bank is a cause of its own; what was told before is not told again. */
async function announce(batch: Batch): Promise<void> {
  for (const [place, { paidOn }] of batch.bankResults.entries()) await announceResult(batch, place + 1, paidOn);
}

/** One letter to each guardian, with the sum for all own children whom this result says to be paid. */
async function announceResult(batch: Batch, result: number, paidOn: string): Promise<void> {
  const linesOf = new Map<string, Disbursement[]>();
  const paid = { batchId: batch.batchId, outcome: 'paid', result };
  for await (const page of disbursements.collection.pages(paid)) {
    const lines = new Map(page.map((document) => [document.pupilId, disbursements.read(document).state]));
    // Read when the letters are made: none comes about a child who has died.
    const alive = await pupilReader.living([...lines.keys()]);
    for (const { openid, pupilIds } of await guardianReader.ofPupils(alive)) {
      const own = pupilIds.flatMap((pupilId) => lines.get(pupilId) ?? []);
      linesOf.set(openid, [...(linesOf.get(openid) ?? []), ...own]);
    }
  }
  await deliver(
    result === 1 ? batch.batchId : `${batch.batchId}.${result}`,
    [...linesOf].map(([openid, lines]) => letterOf(openid, batch, { paidOn, lines })),
  );
}

function letterOf(
  openid: string,
  { programme }: Batch,
  { paidOn, lines }: { readonly paidOn: string; readonly lines: readonly Disbursement[] },
): Letter {
  const { id: templateId, page, fields } = ENVIRONMENT.templates.receiptReminder;
  const [first, ...others] = lines;
  const query = first && others.length === 0 ? `?disbursementId=${first.disbursementId}` : '';
  return {
    openid,
    templateId,
    page: query === '' ? 'pages/disbursements/disbursements' : `${page}${query}`,
    pupilIds: lines.map(({ pupilId }) => pupilId),
    classIds: [...new Set(lines.map(({ classId }) => classId))],
    data: {
      [fields.programme]: thing(programmeWords[programme]),
      [fields.amount]: { value: `\u00a5${(sumFen(lines.map(({ amountFen }) => amountFen)) / 100).toFixed(2)}` },
      [fields.paidOn]: { value: paidOn },
    },
  };
}
