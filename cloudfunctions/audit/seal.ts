import { countyChain, type SealedCollection } from '../../contract/audit';
import { now } from '../platform/clock';
import { inParallel } from '../platform/parallel';
import { PendingEvents, type Pending } from '../platform/pending';
import { Chain } from './chain.store';

const width = 8;
const pageOfDocuments = 50;

/**
 * Moves the waiting events of these collections into the audit log. Stopped anywhere, the next run goes on: an event is entered under its one `_id`
 * first, and taken out of its document when it stands in the log.
 * @param until the instant after which no further page is begun
 */
export async function seal(collections: readonly SealedCollection[], until: string): Promise<void> {
  for (const name of collections) await sealCollection(name, until);
}

/** Each document once: one that is written all the time must not keep the others waiting. */
async function sealCollection(name: SealedCollection, until: string): Promise<void> {
  const pending = new PendingEvents(name);
  const done = new Set<string>();
  while (now().at < until) {
    const page = (await pending.oldest(pageOfDocuments)).filter(({ _id }) => !done.has(_id));
    if (page.length === 0) return;
    await enter(name, page);
    await inParallel(page, width, async (document) => {
      await pending.clear(document);
      done.add(document._id);
    });
  }
}

/** Chains stand side by side; within one chain an entry follows the other. */
async function enter(name: SealedCollection, page: readonly Pending[]): Promise<void> {
  const byChain = new Map<string, Pending[]>();
  for (const document of page) {
    const chain = chainOf(name, document);
    byChain.set(chain, [...(byChain.get(chain) ?? []), document]);
  }
  await inParallel([...byChain], width, async ([chainName, documents]) => {
    const chain = await Chain.open(chainName);
    for (const { _id: documentId, events } of documents)
      for (const event of events) await chain.append({ collection: name, documentId, ...event });
    await chain.close();
  });
}

function chainOf(name: SealedCollection, { _id, schoolId }: Pending): string {
  return name === 'schools' ? _id : (schoolId ?? countyChain);
}
