import { createHash } from 'node:crypto';
import { LocalSource } from '../data/local-source';

interface Event {
  readonly actor: string;
  readonly action: string;
}

/** Everybody with a child, in an order that the seed decides. */
export async function familiesIn(dataDir: string, seed: number): Promise<string[]> {
  const place = (openid: string) =>
    createHash('sha256')
      .update(`${String(seed)} ${openid}`)
      .digest('hex');
  const families: string[] = [];
  await each(dataDir, ['people'], ({ _id, wards }) => {
    if (Array.isArray(wards) && wards.length > 0) families.push(String(_id));
  });
  return families.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

/** How often the data say that this person did this: in events that wait, and in the audit log. */
export async function effectsOf(dataDir: string, actor: string, action: string): Promise<number> {
  let count = 0;
  const isIt = (event: Event) => event.actor === actor && event.action === action;
  await each(dataDir, null, ({ events, ...document }, collection) => {
    if (collection === 'audit') count += isIt(document as unknown as Event) ? 1 : 0;
    else if (Array.isArray(events)) count += (events as Event[]).filter(isIt).length;
  });
  return count;
}

async function each(
  dataDir: string,
  collections: readonly string[] | null,
  look: (document: Readonly<Record<string, unknown>>, collection: string) => void,
): Promise<void> {
  const source = new LocalSource(dataDir);
  try {
    for (const collection of collections ?? (await source.collections()))
      for await (const document of source.documents(collection)) look(document, collection);
  } finally {
    await source.close();
  }
}
