import { openings } from '../ledger/opening.store';
import type { Moment } from '../platform/clock';

/** Three in the morning in Shanghai, so that an idle ring asks nothing more. */
const hour = 'T19:';
const together = 100;
const mostPages = 20;

/** Openings are kept for their time and no longer. Those whose event is not sealed yet stay until it is. */
export async function sweepOpenings({ at, today }: Moment): Promise<void> {
  if (!at.includes(hour)) return;
  for (let page = 0; page < mostPages; page += 1) {
    const old = await openings.collection.find({
      where: { keptUntil: { below: today } },
      limit: together,
      fields: ['pendingAt'],
    });
    const sealed = old.filter(({ pendingAt }) => pendingAt === null).map(({ _id }) => _id);
    await openings.collection.removeMany(sealed);
    if (sealed.length < together) return;
  }
}
