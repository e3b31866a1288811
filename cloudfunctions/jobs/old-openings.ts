import { openings } from '../ledger/opening.store';
import { inParallel } from '../platform/parallel';

const together = 100;
const width = 8;

/** What is kept no longer: who, whose, why. The document itself stays, for the audit log speaks of it; its id is a keyed hash. */
const emptied = { pupilId: '', by: { id: '', name: '' }, note: null, listKey: '', keptUntil: '', recent: [] };

/** Openings are kept for their time and no longer. */
export async function emptyOpenings(today: string, mayGoOn: () => boolean): Promise<void> {
  while (mayGoOn()) {
    const old = await openings.collection.find({
      where: { keptUntil: { above: '', below: today } },
      limit: together,
      fields: ['rev'],
    });
    await inParallel(old, width, ({ _id, rev }) => openings.collection.replace(_id, rev, emptied));
    if (old.length < together) return;
  }
}
