import { CloudError } from '../errors';
import { Catalogue } from './catalogue';
import type { Collection } from './catalogue';
import { countByKeys } from './counting';
import { parseDocument } from './ejson';
import { encodeValue } from './keys';
import { LockTable } from './locks';
import { compileFilter } from './matcher';
import type { MatchOptions, Predicate } from './matcher';
import type { Meter } from './meter';
import { documentComparer } from './paths';
import type { SortSpec } from './paths';
import { planQuery } from './planner';
import type { Plan } from './planner';
import { RowWriter } from './row-writer';
import { rowsOf } from './rows';
import type { Row } from './rows';
import type { Sqlite } from './sqlite';
import { withId } from './stored-document';
import { applyUpdate } from './update-operators';
import { isDocument } from './values';
import type { Document, Value } from './values';
import { WriteQueue } from './write-queue';

export interface Query {
  filter: Document;
  sort?: SortSpec;
  skip?: number;
  limit?: number;
  /** Narrows the search without being tested: what an $expr implies. */
  hint?: Document;
  match?: MatchOptions;
}

export interface Change {
  filter: Document;
  /** Operators (`$set`, …), or a whole new document. */
  data: Document;
  replace: boolean;
  multi: boolean;
  upsert: boolean;
}

export interface Hit extends Row {
  document: Document;
}

const SLICE_MS = 8;
const SORT_BYTES = 100 * 1024 * 1024;
const WRITE_CHUNK = 200;

/** Documents in SQLite, asked and changed as MongoDB is. */
export class Store {
  readonly catalogue: Catalogue;
  readonly locks = new LockTable();
  readonly writes: WriteQueue;
  readonly rows: RowWriter;

  constructor(readonly sql: Sqlite) {
    sql.exec('create table if not exists meta (name text primary key, value text not null)');
    this.catalogue = new Catalogue(sql);
    this.writes = new WriteQueue(sql, this.catalogue, this.locks);
    this.rows = new RowWriter(sql, this.catalogue, this.locks);
  }

  /** The documents that match, in order. Gives way to other work between rows. */
  async find(name: string, query: Query, meter: Meter): Promise<Hit[]> {
    const { sort = [], skip = 0, limit = Infinity } = query;
    const hits: Hit[] = [];
    let bytes = 0;
    const ordered = await this.visit(name, query, meter, (hit, inOrder) => {
      hits.push(hit);
      bytes += hit.body.length;
      if (!inOrder && bytes > SORT_BYTES)
        throw new CloudError(
          'DATABASE_REQUEST_FAILED',
          `[FailedOperation] Sort exceeded memory limit of ${SORT_BYTES} bytes`,
        );
      return inOrder && hits.length >= skip + limit;
    });
    if (!ordered) hits.sort(hitComparer(sort));
    return skip > 0 || hits.length > limit ? hits.slice(skip, skip + limit) : hits;
  }

  /** `meter.examined` counts keys where keys are enough. */
  async count(name: string, filter: Document, meter: Meter): Promise<number> {
    compileFilter(filter);
    const counted = countByKeys(this.sql, this.catalogue.get(name), filter);
    if (counted) {
      meter.use(counted.index);
      meter.examined += counted.total;
      return counted.total;
    }
    let total = 0;
    await this.visit(name, { filter }, meter, () => {
      total++;
      return false;
    });
    return total;
  }

  /** Adds documents, all or none; missing ids are made. Resolves to the ids. */
  insert(name: string, documents: Document[]): Promise<Value[]> {
    const collection = this.catalogue.get(name);
    const complete = documents.map((document) => withId(document));
    return this.writes.run(() => {
      for (const document of complete) this.rows.insert(collection, document);
      return complete.map((document) => document['_id']);
    });
  }

  /** Changes what matches; `updated` counts only documents that became different. */
  async modify(name: string, change: Change, meter: Meter): Promise<{ updated: number; upsertedId?: Value }> {
    const collection = this.catalogue.get(name);
    const test = compileFilter(change.filter);
    for (;;) {
      const targets = await this.find(name, { filter: change.filter, limit: change.multi ? Infinity : 1 }, meter);
      if (targets.length === 0) {
        if (!change.upsert) return { updated: 0 };
        return { updated: 0, upsertedId: await this.upsert(collection, change) };
      }
      const done = await this.eachTarget(collection, targets, test, (row, before) =>
        this.rows.rewrite(collection, row, before, changed(before, change)),
      );
      if (done.matched > 0 || change.multi) return { updated: done.effects };
    }
  }

  async remove(name: string, filter: Document, multi: boolean, meter: Meter): Promise<number> {
    const collection = this.catalogue.get(name);
    const test = compileFilter(filter);
    for (;;) {
      const targets = await this.find(name, { filter, limit: multi ? Infinity : 1 }, meter);
      const done = await this.eachTarget(collection, targets, test, (row, before) => {
        this.rows.remove(collection, row, before);
        return true;
      });
      if (targets.length === 0 || done.matched > 0 || multi) return done.effects;
    }
  }

  rowById(collection: Collection, id: Value, sql: Sqlite = this.sql): Row | undefined {
    return sql.get<Row>(`select pk, rev, body from ${collection.table} where id = ?`, encodeValue(id));
  }

  /** Refuses what still waits and closes the file. */
  close(): void {
    this.writes.close();
    this.sql.close();
  }

  /** Shows the matching documents until `onHit` says that it has enough; resolves to whether they came in order. */
  private async visit(
    name: string,
    query: Query,
    meter: Meter,
    onHit: (hit: Hit, inOrder: boolean) => boolean,
  ): Promise<boolean> {
    const { filter, sort = [], skip = 0, limit = Infinity } = query;
    const collection = this.catalogue.get(name);
    const test = compileFilter(filter, query.match);
    const plan = planQuery(collection, query.hint ? { $and: [filter, query.hint] } : filter, sort);
    const inOrder = sort.length === 0 || (plan.kind === 'index' && plan.order !== 0);
    notePlan(plan, meter);
    if (limit === 0) return inOrder;
    let pause = performance.now() + SLICE_MS;
    for (const row of rowsOf(this.sql, collection, plan, inOrder ? skip + limit : Infinity)) {
      meter.examined++;
      if (plan.kind === 'scan') meter.scan = true;
      const document = parseDocument(row.body);
      if (test(document) && onHit({ ...row, document }, inOrder)) break;
      if (performance.now() > pause) {
        await new Promise((resolve) => setImmediate(resolve));
        pause = performance.now() + SLICE_MS;
      }
    }
    return inOrder;
  }

  /** Applies an effect to each target that still matches when its turn comes, some hundred per batch. */
  private async eachTarget(
    collection: Collection,
    targets: Hit[],
    test: Predicate,
    effect: (row: Row, before: Document) => boolean,
  ) {
    const total = { matched: 0, effects: 0 };
    for (let from = 0; from < targets.length; from += WRITE_CHUNK) {
      const chunk = targets.slice(from, from + WRITE_CHUNK);
      const part = await this.writes.run(() => {
        const count = { matched: 0, effects: 0 };
        for (const { pk } of chunk) {
          const row = this.sql.get<Row>(`select pk, rev, body from ${collection.table} where pk = ?`, pk);
          const before = row && parseDocument(row.body);
          if (!row || !before || !test(before)) continue;
          count.matched++;
          if (effect(row, before)) count.effects++;
        }
        return count;
      });
      total.matched += part.matched;
      total.effects += part.effects;
    }
    return total;
  }

  private upsert(collection: Collection, change: Change): Promise<Value> {
    const id = change.filter['_id'];
    const document = withId(id === undefined || isDocument(id) ? change.data : { _id: id, ...change.data });
    return this.writes.run(() => {
      this.rows.insert(collection, document);
      return document['_id'];
    });
  }
}

/** What a change makes of a document. */
export function changed(before: Document, change: Pick<Change, 'data' | 'replace'>): Document {
  return change.replace ? withId({ ...change.data, _id: before['_id'] }) : applyUpdate(before, change.data);
}

function notePlan(plan: Plan, meter: Meter): void {
  if (plan.kind === 'index') meter.use(plan.index.name);
  if (plan.kind === 'union') for (const scan of plan.scans) meter.use(scan.index.name);
}

function hitComparer(sort: SortSpec): (a: Hit, b: Hit) => number {
  const compare = documentComparer(sort);
  return (a, b) => compare(a.document, b.document) || a.pk - b.pk;
}
