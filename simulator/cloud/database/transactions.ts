import { randomBytes } from 'node:crypto';
import { CloudError } from '../errors';
import { duplicateKey } from './catalogue';
import type { Collection, Index } from './catalogue';
import { parseDocument, stringifyEjson } from './ejson';
import { encodeValue, indexKeys } from './keys';
import { documentLock, uniqueLock } from './locks';
import type { Meter } from './meter';
import { Sqlite } from './sqlite';
import { changed } from './store';
import type { Change, Store } from './store';
import { checkDocument, withId } from './stored-document';
import type { Document, Value } from './values';

interface PendingWrite {
  id: Value;
  document: Document | null;
}

interface Transaction {
  id: string;
  /** A connection whose snapshot was taken at the first operation. */
  snapshot: Sqlite | null;
  writes: Map<Collection, Map<string, PendingWrite>>;
  locks: Set<string>;
  expiry: NodeJS.Timeout;
}

interface UniqueKey {
  index: Index;
  key: Buffer;
  /** Of the document that is to have it. */
  id: Value;
}

const MAX_IDLE_CONNECTIONS = 8;
const GONE =
  '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds.';
const CONFLICT =
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.';

/**
 * Snapshot transactions over single documents: reads see the state at the first operation, the first writer of a document
 * wins, writes reach the disk together at commit. Any failed operation ends the transaction.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>();
  private readonly idle: Sqlite[] = [];

  constructor(
    private readonly store: Store,
    private readonly lifeMs = 30_000,
  ) {}

  begin(): string {
    const id = `tx_${randomBytes(12).toString('hex')}`;
    const expiry = setTimeout(() => this.abort(id), this.lifeMs).unref();
    this.open.set(id, { id, snapshot: null, writes: new Map(), locks: new Set(), expiry });
    return id;
  }

  /** One document by its id, as the transaction sees it. */
  get(transactionId: string, name: string, id: Value, meter: Meter): Document | null {
    return this.within(transactionId, (transaction) => {
      meter.use('_id_');
      const document = this.read(transaction, this.store.catalogue.get(name), id);
      if (document) meter.examined++;
      return document;
    });
  }

  insert(transactionId: string, name: string, document: Document): Value {
    return this.within(transactionId, (transaction) => {
      const collection = this.store.catalogue.get(name);
      const complete = withId(document);
      const id = complete['_id'];
      if (this.read(transaction, collection, id))
        throw duplicateKey(name, '_id_', ` dup key: { _id: ${JSON.stringify(id)} }`);
      this.put(transaction, collection, id, complete);
      return id;
    });
  }

  /** `change.filter` holds the id and nothing else. */
  modify(transactionId: string, name: string, change: Change, meter: Meter): { updated: number; upsertedId?: Value } {
    return this.within(transactionId, (transaction) => {
      const collection = this.store.catalogue.get(name);
      const id = change.filter['_id'];
      meter.use('_id_');
      const before = this.read(transaction, collection, id);
      if (before) {
        meter.examined++;
        const after = changed(before, change);
        this.put(transaction, collection, id, after);
        return { updated: stringifyEjson(after) === stringifyEjson(before) ? 0 : 1 };
      }
      if (!change.upsert) return { updated: 0 };
      this.put(transaction, collection, id, { _id: id, ...change.data });
      return { updated: 0, upsertedId: id };
    });
  }

  remove(transactionId: string, name: string, id: Value, meter: Meter): number {
    return this.within(transactionId, (transaction) => {
      const collection = this.store.catalogue.get(name);
      meter.use('_id_');
      if (!this.read(transaction, collection, id)) return 0;
      meter.examined++;
      this.put(transaction, collection, id, null);
      return 1;
    });
  }

  async commit(transactionId: string): Promise<void> {
    const transaction = this.find(transactionId);
    this.open.delete(transactionId);
    clearTimeout(transaction.expiry);
    try {
      if (transaction.writes.size > 0) await this.store.writes.run(() => this.write(transaction));
    } finally {
      this.end(transaction);
    }
  }

  abort(transactionId: string): void {
    this.end(this.find(transactionId));
  }

  close(): void {
    for (const transaction of [...this.open.values()]) this.end(transaction);
    for (const connection of this.idle.splice(0)) connection.close();
  }

  private find(id: string): Transaction {
    const transaction = this.open.get(id);
    if (!transaction) throw new CloudError('DATABASE_TRANSACTION_FAIL', GONE);
    return transaction;
  }

  private within<T>(id: string, work: (transaction: Transaction) => T): T {
    const transaction = this.find(id);
    try {
      return work(transaction);
    } catch (error) {
      this.end(transaction);
      throw error;
    }
  }

  private end(transaction: Transaction): void {
    this.open.delete(transaction.id);
    clearTimeout(transaction.expiry);
    this.store.locks.releaseAll(transaction.locks);
    const { snapshot } = transaction;
    transaction.snapshot = null;
    if (!snapshot) return;
    snapshot.exec('rollback');
    if (this.idle.length < MAX_IDLE_CONNECTIONS) this.idle.push(snapshot);
    else snapshot.close();
  }

  private snapshotOf(transaction: Transaction): Sqlite {
    if (transaction.snapshot) return transaction.snapshot;
    const connection = this.idle.pop() ?? new Sqlite(this.store.sql.file);
    connection.exec('begin');
    connection.get('select count(*) as n from meta');
    transaction.snapshot = connection;
    return connection;
  }

  private read(transaction: Transaction, collection: Collection, id: Value): Document | null {
    const snapshot = this.snapshotOf(transaction);
    const pending = transaction.writes.get(collection)?.get(idText(id));
    if (pending) return pending.document;
    const row = this.store.rowById(collection, id, snapshot);
    return row ? parseDocument(row.body) : null;
  }

  private put(transaction: Transaction, collection: Collection, id: Value, document: Document | null): void {
    if (document) checkDocument(document);
    this.lockDocument(transaction, collection, id);
    const writes = transaction.writes.get(collection) ?? new Map<string, PendingWrite>();
    transaction.writes.set(collection, writes);
    this.lockUniqueKeys(transaction, collection, id, document);
    writes.set(idText(id), { id, document });
  }

  private lockDocument(transaction: Transaction, collection: Collection, id: Value): void {
    const key = documentLock(collection.name, encodeValue(id));
    if (!this.lock(transaction, key)) return;
    const current = this.store.rowById(collection, id)?.rev;
    if (current !== this.store.rowById(collection, id, this.snapshotOf(transaction))?.rev) throw conflict();
  }

  /** Takes the lock; false when this transaction has it already. */
  private lock(transaction: Transaction, key: string): boolean {
    const owner = this.store.locks.ownerOf(key);
    if (owner === transaction.id) return false;
    if (owner !== undefined) throw conflict();
    this.store.locks.take(key, transaction.id);
    transaction.locks.add(key);
    return true;
  }

  /** Holds the keys that the document leaves and those it takes. */
  private lockUniqueKeys(transaction: Transaction, collection: Collection, id: Value, document: Document | null): void {
    const before = this.read(transaction, collection, id);
    for (const index of collection.indexes) {
      if (!index.unique) continue;
      const hold = (key: Buffer): boolean => this.lock(transaction, uniqueLock(collection.name, index.name, key));
      if (before) indexKeys(before, index.fields).keys.forEach(hold);
      if (!document) continue;
      for (const key of indexKeys(document, index.fields).keys) {
        hold(key);
        this.checkFree(transaction, collection, { index, key, id });
      }
    }
  }

  /** Throws when another document has the key: one on disk that stays as it is, or one written in this transaction. */
  private checkFree(transaction: Transaction, collection: Collection, { index, key, id }: UniqueKey): void {
    const own = idText(id);
    const writes = transaction.writes.get(collection) ?? new Map<string, PendingWrite>();
    const query = `select d.body from ${index.table} i join ${collection.table} d on d.pk = i.pk where i.key = ?`;
    const holder = this.store.sql.get<{ body: string }>(query, key);
    const holderId = holder && idText(parseDocument(holder.body)['_id']);
    if (holderId !== undefined && holderId !== own && !writes.has(holderId)) {
      throw this.snapshotOf(transaction).get(query, key) ? duplicateKey(collection.name, index.name) : conflict();
    }
    for (const [other, pending] of writes) {
      if (other === own || !pending.document) continue;
      const taken = indexKeys(pending.document, index.fields).keys.some((present) => present.equals(key));
      if (taken) throw duplicateKey(collection.name, index.name);
    }
  }

  private write(transaction: Transaction): void {
    for (const [collection, writes] of transaction.writes) {
      const changes = [...writes.values()].map(({ id, document }) => ({
        row: this.store.rowById(collection, id),
        document,
      }));
      this.store.rows.applyAll(collection, changes);
    }
  }
}

function idText(id: Value): string {
  return encodeValue(id).toString('latin1');
}

function conflict(): CloudError {
  return new CloudError('DATABASE_TRANSACTION_CONFLICT', CONFLICT);
}
