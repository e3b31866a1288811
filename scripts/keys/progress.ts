import { keyIdsOf, type Keys } from '../backup/keys';
import type { DataSource, Document } from '../data/source';

/** How many documents stand under which keys. */
export interface Progress {
  readonly present: number;
  /** Under the old keys, by collection; what has none is left out. */
  readonly old: ReadonlyMap<string, number>;
  /** Under keys that the file does not hold, by collection. */
  readonly foreign: ReadonlyMap<string, number>;
}

/** Counts all documents that rest on keys. A code that nobody can use any more does not count. */
export async function progressOf(source: DataSource, keys: Keys, now: Date): Promise<Progress> {
  const [present, before] = [keyIdsOf(keys), keys.old && keyIdsOf(keys.old)];
  const [old, foreign] = [new Map<string, number>(), new Map<string, number>()];
  const instant = new Date(now.getTime() + ((await source.stage())?.clockOffsetMs ?? 0)).toISOString();
  let done = 0;
  for (const collection of await source.collections()) {
    for await (const document of source.documents(collection)) {
      const { keyIds } = document;
      if (typeof keyIds !== 'string' || keyIds === '' || (collection === 'codes' && isOver(document, instant)))
        continue;
      if (keyIds === present) done += 1;
      else countIn(keyIds === before ? old : foreign, collection);
    }
  }
  return { present: done, old, foreign };
}

export function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}

function countIn(counts: Map<string, number>, collection: string): void {
  counts.set(collection, (counts.get(collection) ?? 0) + 1);
}

function isOver({ used, voided, expiresAt }: Document, now: string): boolean {
  return Boolean(used) || Boolean(voided) || (typeof expiresAt === 'string' && expiresAt <= now);
}
