import { duplicateKey } from './catalogue';
import type { Catalogue, Collection } from './catalogue';
import { parseDocument, stringifyEjson } from './ejson';
import { encodeValue, indexKeys } from './keys';
import { documentLock, uniqueLock } from './locks';
import type { LockTable } from './locks';
import type { Row } from './rows';
import { isConstraintError } from './sqlite';
import type { Sqlite } from './sqlite';
import { checkDocument } from './stored-document';
import type { Document } from './values';

/** A document's new state in a transaction: null removes it. */
export interface PendingChange {
  row: Row | undefined;
  document: Document | null;
}

/** Changes rows together with their index keys. Only to be used inside a write of the WriteQueue. */
export class RowWriter {
  private lastRev: number;

  constructor(
    private readonly sql: Sqlite,
    private readonly catalogue: Catalogue,
    private readonly locks: LockTable,
  ) {
    this.lastRev = Number(sql.get<{ value: string }>("select value from meta where name = 'rev'")?.value ?? 0);
  }

  /** Adds a document. @throws LockedError while a transaction holds its id or a unique key of it */
  insert(collection: Collection, document: Document): void {
    checkDocument(document);
    this.assertFree(collection, document);
    this.add(collection, document);
  }

  /** False when the document would stay as it is. */
  rewrite(collection: Collection, row: Row, before: Document, after: Document): boolean {
    checkDocument(after);
    this.assertFree(collection, before);
    const body = stringifyEjson(after);
    if (body === row.body) return false;
    this.assertFree(collection, after);
    this.setBody(collection, row, body);
    this.catalogue.replaceKeys(collection, before, after, row.pk);
    return true;
  }

  remove(collection: Collection, row: Row, before: Document): void {
    this.assertFree(collection, before);
    this.catalogue.deleteKeys(collection, before, row.pk);
    this.drop(collection, row);
  }

  /** Brings a transaction's documents to their new state together, so that unique keys may pass from one to another. */
  applyAll(collection: Collection, changes: readonly PendingChange[]): void {
    for (const { row } of changes) if (row) this.catalogue.deleteKeys(collection, parseDocument(row.body), row.pk);
    for (const { row, document } of changes) {
      if (!document) {
        if (row) this.drop(collection, row);
      } else if (row) {
        this.setBody(collection, row, stringifyEjson(document));
        this.catalogue.putKeys(collection, document, row.pk);
      } else this.add(collection, document);
    }
  }

  private add(collection: Collection, document: Document): void {
    const insert = `insert into ${collection.table} (id, rev, body) values (?, ?, ?)`;
    let pk: number;
    try {
      pk = this.sql.run(insert, encodeValue(document['_id']), this.nextRev(), stringifyEjson(document));
    } catch (error) {
      if (!isConstraintError(error)) throw error;
      throw duplicateKey(collection.name, '_id_', ` dup key: { _id: ${JSON.stringify(document['_id'])} }`);
    }
    this.catalogue.putKeys(collection, document, pk);
  }

  private setBody(collection: Collection, row: Row, body: string): void {
    this.sql.run(`update ${collection.table} set rev = ?, body = ? where pk = ?`, this.nextRev(), body, row.pk);
  }

  private drop(collection: Collection, row: Row): void {
    this.sql.run(`delete from ${collection.table} where pk = ?`, row.pk);
    this.nextRev();
  }

  private assertFree(collection: Collection, document: Document): void {
    this.locks.assertFree(documentLock(collection.name, encodeValue(document['_id'])));
    for (const index of collection.indexes) {
      if (!index.unique) continue;
      const keys = indexKeys(document, index.fields).keys;
      for (const key of keys) this.locks.assertFree(uniqueLock(collection.name, index.name, key));
    }
  }

  /** Numbers never repeat, so a document that was removed and added again is seen to have changed. */
  private nextRev(): number {
    this.lastRev++;
    const upsert =
      "insert into meta (name, value) values ('rev', ?) on conflict (name) do update set value = excluded.value";
    this.sql.run(upsert, String(this.lastRev));
    return this.lastRev;
  }
}
