import { CloudError, StartError } from '../errors';
import type { CollectionSpec, IndexSpec } from '../configuration';
import { parseDocument } from './ejson';
import { indexKeys } from './keys';
import type { IndexField } from './keys';
import { isConstraintError } from './sqlite';
import type { Sqlite } from './sqlite';
import type { Document } from './values';

export interface Index {
  id: number;
  name: string;
  fields: readonly IndexField[];
  unique: boolean;
  /** Some document has an array at an indexed path. */
  multi: boolean;
  table: string;
}

export interface Collection {
  id: number;
  name: string;
  table: string;
  indexes: Index[];
}

const MAX_KEY_BYTES = 1024;

/** The collections and their indexes: which exist, and the key tables behind them. */
export class Catalogue {
  private readonly collections = new Map<string, Collection>();
  /** Indexes that became multikey in the batch of writes that is under way. */
  private readonly freshlyMulti: Index[] = [];

  constructor(private readonly sql: Sqlite) {
    sql.exec(`
      create table if not exists collections (id integer primary key, name text not null unique);
      create table if not exists indexes (id integer primary key, collection integer not null, name text not null,
        fields text not null, is_unique integer not null, multi integer not null default 0, unique (collection, name));`);
    for (const { id, name } of sql.all<{ id: number; name: string }>('select id, name from collections'))
      this.load(id, name);
  }

  /** The collection, or DATABASE_COLLECTION_NOT_EXIST. */
  get(name: string): Collection {
    const collection = this.collections.get(name);
    if (!collection)
      throw new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`);
    return collection;
  }

  /** Adds a collection without indexes. */
  create(name: string): void {
    if (this.collections.has(name))
      throw new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] Table exist: ${name}`);
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) throw new CloudError('INVALID_PARAM', `invalid collection name: ${name}`);
    if (this.collections.size >= 100)
      throw new CloudError('DATABASE_COLLECTION_EXCEED_LIMIT', 'more than 100 collections');
    this.sql.transaction(() => this.insert(name));
  }

  /** Brings collections and indexes to what database.json says; documents are never dropped. */
  apply(specs: ReadonlyMap<string, CollectionSpec>): void {
    this.sql.transaction(() => {
      for (const [name, spec] of specs) {
        const collection = this.collections.get(name) ?? this.insert(name);
        for (const index of [...collection.indexes])
          if (!spec.indexes.some((wanted) => same(index, wanted))) this.dropIndex(collection, index);
        for (const wanted of spec.indexes)
          if (!collection.indexes.some((index) => same(index, wanted))) this.buildIndex(collection, wanted);
      }
    });
  }

  /** Adds a document's keys; a taken unique key is refused with E11000. */
  putKeys(collection: Collection, document: Document, pk: number): void {
    for (const index of collection.indexes) this.putKeysOf(collection, index, document, pk);
  }

  deleteKeys(collection: Collection, document: Document, pk: number): void {
    for (const index of collection.indexes) {
      for (const key of indexKeys(document, index.fields).keys)
        this.sql.run(`delete from ${index.table} where key = ? and pk = ?`, key, pk);
    }
  }

  /** Rewrites only the keys that changed. */
  replaceKeys(collection: Collection, before: Document, after: Document, pk: number): void {
    for (const index of collection.indexes) {
      const old = indexKeys(before, index.fields).keys;
      const fresh = indexKeys(after, index.fields).keys;
      if (old.length === fresh.length && old.every((key, i) => fresh[i]?.equals(key))) continue;
      for (const key of old) this.sql.run(`delete from ${index.table} where key = ? and pk = ?`, key, pk);
      this.putKeysOf(collection, index, after, pk);
    }
  }

  /** Where the list of indexes that became multikey stands; for undoMulti. */
  get multiMark(): number {
    return this.freshlyMulti.length;
  }

  /** The writes since the mark were undone, and with them what made indexes multikey. */
  undoMulti(mark: number): void {
    for (const index of this.freshlyMulti.splice(mark)) index.multi = false;
  }

  /** The writes are on disk. */
  keepMulti(): void {
    this.freshlyMulti.length = 0;
  }

  private putKeysOf(collection: Collection, index: Index, document: Document, pk: number): void {
    const { keys, multi } = indexKeys(document, index.fields);
    if (multi && !index.multi) {
      index.multi = true;
      this.freshlyMulti.push(index);
      this.sql.run('update indexes set multi = 1 where id = ?', index.id);
    }
    for (const key of keys) this.putKey(collection, index, key, pk);
  }

  private putKey(collection: Collection, index: Index, key: Buffer, pk: number): void {
    if (key.length > MAX_KEY_BYTES) {
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        `[FailedOperation] key too large to index, failing index ${index.name} (${key.length} > ${MAX_KEY_BYTES} bytes)`,
      );
    }
    try {
      this.sql.run(`insert into ${index.table} (key, pk) values (?, ?)`, key, pk);
    } catch (error) {
      throw isConstraintError(error) ? duplicateKey(collection.name, index.name) : error;
    }
  }

  private insert(name: string): Collection {
    const id = this.sql.run('insert into collections (name) values (?)', name);
    this.sql.exec(
      `create table c${id} (pk integer primary key, id blob not null unique, rev integer not null, body text not null)`,
    );
    return this.load(id, name);
  }

  private load(id: number, name: string): Collection {
    type Row = { id: number; name: string; fields: string; is_unique: number; multi: number };
    const rows = this.sql.all<Row>(
      'select id, name, fields, is_unique, multi from indexes where collection = ? order by id',
      id,
    );
    const indexes = rows.map((row) => ({
      id: row.id,
      name: row.name,
      fields: JSON.parse(row.fields) as IndexField[],
      unique: row.is_unique === 1,
      multi: row.multi === 1,
      table: `x${row.id}`,
    }));
    const collection = { id, name, table: `c${id}`, indexes };
    this.collections.set(name, collection);
    return collection;
  }

  private dropIndex(collection: Collection, index: Index): void {
    this.sql.run('delete from indexes where id = ?', index.id);
    this.sql.exec(`drop table ${index.table}`);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
  }

  private buildIndex(collection: Collection, { name, fields, unique }: IndexSpec): void {
    const id = this.sql.run(
      'insert into indexes (collection, name, fields, is_unique) values (?, ?, ?, ?)',
      collection.id,
      name,
      JSON.stringify(fields),
      unique ? 1 : 0,
    );
    const index: Index = { id, name, fields, unique, multi: false, table: `x${id}` };
    this.sql.exec(
      unique
        ? `create table x${id} (key blob primary key, pk integer not null) without rowid`
        : `create table x${id} (key blob not null, pk integer not null, primary key (key, pk)) without rowid`,
    );
    this.fillIndex(collection, index);
    this.keepMulti();
    collection.indexes.push(index);
  }

  private fillIndex(collection: Collection, index: Index): void {
    type Row = { pk: number; body: string };
    for (let after = -1; ;) {
      const rows = this.sql.all<Row>(
        `select pk, body from ${collection.table} where pk > ? order by pk limit 500`,
        after,
      );
      for (const { pk, body } of rows) {
        after = pk;
        try {
          this.putKeysOf(collection, index, parseDocument(body), pk);
        } catch (error) {
          throw new StartError(
            `集合 ${collection.name} 的索引 ${index.name} 建不起来：${(error as Error).message}。请改 database.json，或换一个空的数据目录。`,
          );
        }
      }
      if (rows.length < 500) return;
    }
  }
}

function same(index: Index, spec: IndexSpec): boolean {
  return (
    index.name === spec.name &&
    index.unique === spec.unique &&
    JSON.stringify(index.fields) === JSON.stringify(spec.fields)
  );
}

/** MongoDB's refusal of a second document with the same unique key. */
export function duplicateKey(collection: string, index: string, detail = ''): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index}${detail}}]}, {<nil>}]`,
  );
}
