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
