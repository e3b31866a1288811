import { join } from 'node:path';
import { Sqlite } from '../../../simulator/cloud/database/sqlite';

export type StoredDocument = Readonly<Record<string, unknown>> & { readonly _id: string };

/** All documents by collection, each collection by id. */
export type Documents = Readonly<Record<string, readonly StoredDocument[]>>;

/** What stands in the database of a data folder now; the cloud may be running. */
export function documentsIn(dataDir: string): Documents {
  const sql = new Sqlite(join(dataDir, 'cloud.db'));
  try {
    const collections = sql.all<{ id: number; name: string }>('select id, name from collections order by name');
    return Object.fromEntries(
      collections.map(({ id, name }) => [
        name,
        sql
          .all<{ body: string }>(`select body from c${id}`)
          .map(({ body }) => JSON.parse(body) as StoredDocument)
          .sort((a, b) => (a._id < b._id ? -1 : 1)),
      ]),
    );
  } finally {
    sql.close();
  }
}

/** Resolves as soon as so many documents of the collection hold this text; looked at again and again, without a pause in which they could pass by. */
export async function untilStored(
  dataDir: string,
  { collection, text, count }: { readonly collection: string; readonly text: string; readonly count: number },
): Promise<void> {
  const sql = new Sqlite(join(dataDir, 'cloud.db'));
  try {
    const id = sql.get<{ id: number }>('select id from collections where name = ?', collection)?.id ?? 0;
    const deadline = Date.now() + 20_000;
    for (;;) {
      const found = sql.get<{ n: number }>(`select count(*) as n from c${id} where instr(body, ?) > 0`, text)?.n ?? 0;
      if (found >= count) return;
      if (Date.now() > deadline) throw new Error(`${String(count)} of ${collection} with ${text} did not come`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    sql.close();
  }
}
