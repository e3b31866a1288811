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
/** Appended to a key, the least key above it. */
const ABOVE = Buffer.from([0]);

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
  const pages = pageReader(sql, collection, scan.index, down);
  const streams = scan.ranges.map((range) => rangeRows(pages, range, page));
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

/** Reads up to `size` rows of a range: the first ones, or those behind the last row of the page before. */
type PageReader = (range: Range, size: number, last?: KeyedRow) => KeyedRow[];

function* rangeRows(read: PageReader, range: Range, page: number): Iterable<KeyedRow> {
  let size = page;
  let rows = read(range, size);
  for (;;) {
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    size = PAGE;
    rows = read(range, size, last);
  }
}

function pageReader(sql: Sqlite, collection: Collection, index: PlannedIndex, down: boolean): PageReader {
  const direction = down ? 'desc' : 'asc';
  const own = index.keyColumn === 'id';
  const source = own ? `${collection.table} d` : `${index.table} i cross join ${collection.table} d on d.pk = i.pk`;
  const key = own ? 'd.id' : 'i.key';
  const select = `select ${key} as k, d.pk, d.rev, d.body from ${source} where ${key} >= ? and ${key} < ?`;
  const order = `order by ${key} ${direction}, ${own ? 'd.pk' : 'i.pk'} ${direction} limit ?`;
  const beyond = own ? `and d.id ${down ? '<' : '>'} ?` : `and (i.key, i.pk) ${down ? '<' : '>'} (?, ?)`;
  return ({ low, high }, size, last) => {
    if (!last) return sql.all<KeyedRow>(`${select} ${order}`, low, high, size);
    const [from, to] = down ? [low, Buffer.concat([last.k, ABOVE])] : [last.k, high];
    const position = own ? [last.k] : [last.k, last.pk];
    return sql.all<KeyedRow>(`${select} ${beyond} ${order}`, from, to, ...position, size);
  };
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
