import { announced, type Batch } from '../../domain/subsidy/batch';
import type { Disbursement } from '../../domain/subsidy/disbursement';
import type { Act } from '../platform/act';
import { deliver, thing, type Letter } from '../messenger/deliver';
import { batches } from '../subsidy/batch.store';
import { disbursements } from '../subsidy/disbursement.store';
import { guardianReader } from '../subsidy/guardian.reader';
import programmeWords from './programme-words.json';

/** Tells the guardians of everyone paid, once per batch. */
export async function announcePayments(act: Act): Promise<void> {
  for (;;) {
    const waiting = await batches.collection.find({
      where: { announcement: 'pending' },
      order: [['_id', 'asc']],
      limit: 20,
    });
    if (waiting.length === 0) return;
    for (const document of waiting) {
      await announce(batches.read(document).state);
      await batches.change(
        { ...act, key: `announced.${document._id}` },
        document._id,
        (batch) => announced(batch),
        () => null,
      );
    }
  }
}

async function announce(batch: Batch): Promise<void> {
  for await (const page of disbursements.collection.pages({ batchId: batch.batchId, outcome: 'paid' })) {
    const lines = new Map(page.map((document) => [document.pupilId, disbursements.read(document).state]));
    const letters: Letter[] = [];
    for (const { openid, pupilIds } of await guardianReader.ofPupils([...lines.keys()])) {
      const [line] = pupilIds.flatMap((pupilId) => lines.get(pupilId) ?? []);
      if (line) letters.push(letterOf(openid, line));
    }
    await deliver(batch.batchId, letters);
  }
}

function letterOf(openid: string, line: Disbursement): Letter {
  const { id: templateId, page, fields } = ENVIRONMENT.templates.receiptReminder;
  return {
    openid,
    templateId,
    page: `${page}?disbursementId=${line.disbursementId}`,
    pupilIds: [line.pupilId],
    classIds: [line.classId],
    data: {
      [fields.programme]: thing(programmeWords[line.programme]),
      [fields.amount]: { value: `\u00a5${(line.amountFen / 100).toFixed(2)}` },
      [fields.paidOn]: { value: line.paidOn ?? '' },
    },
  };
}
