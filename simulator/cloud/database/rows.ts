import type { Collection } from './catalogue';
import type { IndexScan, Plan, PlannedIndex, Range } from './planner';
import type { Sqlite } from './sqlite';

/** A stored document: its EJSON text and the number of its last change. */
export interface Row {
  pk: number;
  rev: number;
  body: string;
}

interface KeyedRow extends Row {
  k: Uint8Array;
}

const PAGE = 128;

/**
 * The rows a plan reaches, in its order, each once. Pages are fetched by key, so that no statement stays open
 * and the reader may pause between any two rows.
 * @param wanted how many rows the caller hopes to need
 */
export function rowsOf(sql: Sqlite, collection: Collection, plan: Plan, wanted: number): Iterable<Row> {
  const page = Math.max(2, Math.min(PAGE, wanted));
  if (plan.kind === 'scan') return scanRows(sql, collection);
  if (plan.kind === 'union') return distinct(chain(plan.scans.map((scan) => indexRows(sql, collection, scan, page))));
  const rows = indexRows(sql, collection, plan, page);
  return plan.index.keyColumn === 'id' ? rows : distinct(rows);
}

function* scanRows(sql: Sqlite, collection: Collection): Iterable<Row> {
  for (let after = -1; ;) {
    const rows = sql.all<Row>(
      `select pk, rev, body from ${collection.table} where pk > ? order by pk limit ${PAGE}`,
      after,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.pk;
  }
}

function indexRows(sql: Sqlite, collection: Collection, scan: IndexScan, page: number): Iterable<KeyedRow> {
  const down = scan.order === -1;
  const streams = scan.ranges.map((range) => rangeRows(sql, collection, scan.index, range, down, page));
  return scan.order !== 0 && streams.length > 1 ? merge(streams, scan.ranges, down) : chain(streams);
}

function* chain<T>(streams: Iterable<T>[]): Iterable<T> {
  for (const stream of streams) yield* stream;
}

function* distinct<T extends Row>(rows: Iterable<T>): Iterable<T> {
  const seen = new Set<number>();
  for (const row of rows) {
    if (seen.has(row.pk)) continue;
    seen.add(row.pk);
    yield row;
  }
}

function* rangeRows(
  sql: Sqlite,
  collection: Collection,
  index: PlannedIndex,
  range: Range,
  down: boolean,
  page: number,
): Iterable<KeyedRow> {
  const queries = pageQueries(collection, index, down);
  let size = page;
  let rows = sql.all<KeyedRow>(queries.first, range.low, range.high, size);
  for (;;) {
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    size = PAGE;
    rows = sql.all<KeyedRow>(
      queries.next,
      down ? range.low : range.high,
      last.k,
      ...(index.keyColumn === 'id' ? [] : [last.pk]),
      size,
    );
  }
}

function pageQueries(collection: Collection, index: PlannedIndex, down: boolean): { first: string; next: string } {
  const direction = down ? 'desc' : 'asc';
  if (index.keyColumn === 'id') {
    const columns = `select id as k, pk, rev, body from ${collection.table}`;
    const beyond = down ? 'id >= ? and id < ?' : 'id < ? and id > ?';
    return {
      first: `${columns} where id >= ? and id < ? order by id ${direction} limit ?`,
      next: `${columns} where ${beyond} order by id ${direction} limit ?`,
    };
  }
  const columns = `select i.key as k, d.pk, d.rev, d.body from ${index.table} i cross join ${collection.table} d on d.pk = i.pk`;
  const order = `order by i.key ${direction}, i.pk ${direction} limit ?`;
  const beyond = down ? 'i.key >= ? and (i.key, i.pk) < (?, ?)' : 'i.key < ? and (i.key, i.pk) > (?, ?)';
  return { first: `${columns} where i.key >= ? and i.key < ? ${order}`, next: `${columns} where ${beyond} ${order}` };
}

/** Interleaves ranges that differ only in their fixed prefix, so that the order behind the prefix holds overall. */
function* merge(streams: Iterable<KeyedRow>[], ranges: Range[], down: boolean): Iterable<KeyedRow> {
  const heads = streams.flatMap((stream, i) => {
    const rows = stream[Symbol.iterator]();
    const first = rows.next();
    return first.done === true ? [] : [{ rows, row: first.value, prefix: ranges[i]?.prefix ?? 0 }];
  });
  const sign = down ? -1 : 1;
  const order = (a: (typeof heads)[number], b: (typeof heads)[number]) =>
    sign * Buffer.compare(a.row.k.subarray(a.prefix), b.row.k.subarray(b.prefix));
  while (heads.length > 0) {
    const next = heads.reduce((best, head) => (order(head, best) < 0 ? head : best));
    yield next.row;
    const following = next.rows.next();
    if (following.done === true) heads.splice(heads.indexOf(next), 1);
    else next.row = following.value;
  }
}
