import type { Collection, Index } from './catalogue';
import { collectBounds, mergeBounds } from './bounds';
import type { Bounds, FieldBounds } from './bounds';
import { invert, LAST_KEY, successor } from './keys';
import type { IndexField } from './keys';
import type { SortSpec } from './paths';
import type { Document } from './values';

/** A stretch of an index: keys from `low` to below `high`; `prefix` bytes are fixed by equalities. */
export interface Range {
  low: Buffer;
  high: Buffer;
  prefix: number;
}

export interface IndexScan {
  kind: 'index';
  index: PlannedIndex;
  ranges: Range[];
  /** 1: keys come in the order of the sort; -1: they do when read backwards; 0: sort afterwards. */
  order: 1 | -1 | 0;
  /** How many leading fields of the index have equalities. */
  fixed: number;
  score: number;
}
export interface Union {
  kind: 'union';
  scans: IndexScan[];
}
export interface CollectionScan {
  kind: 'scan';
}
export type Plan = IndexScan | Union | CollectionScan;

/** An index as the planner sees it; `_id_` is the collection's own table. */
export interface PlannedIndex {
  name: string;
  fields: readonly IndexField[];
  unique: boolean;
  multi: boolean;
  table: string;
  keyColumn: 'key' | 'id';
}

const ID_FIELDS: readonly IndexField[] = [['_id', 1]];
const MAX_RANGES = 1000;

/** Chooses how to read: by the index that fixes most, else by one index per branch of `$or`, else everything. */
export function planQuery(collection: Collection, filter: Document, sort: SortSpec): Plan {
  const bounds = collectBounds(filter);
  const indexes = plannedIndexes(collection);
  const scan = bestScan(indexes, bounds, sort);
  if (scan && (scan.score > ORDER_ONLY || bounds.unions.length === 0)) return scan;
  for (const branches of bounds.unions) {
    const scans = branches.map((branch) => bestScan(indexes, mergeBounds(bounds, collectBounds(branch)), []));
    if (scans.every((branch) => branch !== null)) return { kind: 'union', scans };
  }
  return scan ?? { kind: 'scan' };
}

function plannedIndexes(collection: Collection): PlannedIndex[] {
  const own = collection.indexes.map((index: Index): PlannedIndex => ({ ...index, keyColumn: 'key' }));
  return [
    { name: '_id_', fields: ID_FIELDS, unique: true, multi: false, table: collection.table, keyColumn: 'id' },
    ...own,
  ];
}

const ORDER_ONLY = 3;

function bestScan(indexes: PlannedIndex[], bounds: Bounds, sort: SortSpec): IndexScan | null {
  let best: IndexScan | null = null;
  for (const index of indexes) {
    const scan = planIndex(index, bounds, sort);
    if (scan.score > (best?.score ?? 0)) best = scan;
  }
  return best;
}

function planIndex(index: PlannedIndex, bounds: Bounds, sort: SortSpec): IndexScan {
  const { prefixes, fixed, single } = equalityPrefixes(index, bounds);
  const next = index.fields[fixed];
  const range = next ? rangeOf(bounds.fields.get(next[0]), next[1], index.multi) : null;
  const ranges = prefixes.map((prefix) => stretch(prefix, range));
  const order = index.multi ? 0 : sortOrder(index, fixed, single, sort);
  const full = index.unique && fixed === index.fields.length;
  const score = fixed * 4 + (range ? 2 : 0) + (order !== 0 ? ORDER_ONLY : 0) + (full ? 100 : 0);
  return { kind: 'index', index, ranges, order, fixed, score };
}

function equalityPrefixes(index: PlannedIndex, bounds: Bounds) {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  const single = new Set<string>();
  let fixed = 0;
  for (const [path, direction] of index.fields) {
    const points = bounds.fields.get(path)?.points;
    if (!points || (prefixes.length > 1 && prefixes.length * points.length > MAX_RANGES)) break;
    if (points.length === 1) single.add(path);
    prefixes = prefixes.flatMap((prefix) =>
      points.map((point) => Buffer.concat([prefix, direction < 0 ? invert(point) : point])),
    );
    fixed++;
  }
  return { prefixes, fixed, single };
}

function rangeOf(
  field: FieldBounds | undefined,
  direction: 1 | -1,
  multi: boolean,
): { low: Buffer; high: Buffer } | null {
  if (!field?.low || !field.high) return null;
  const { low } = field;
  const high = multi && field.twoSided ? successor(low.subarray(0, 1)) : field.high;
  return direction > 0 ? { low, high } : { low: successor(invert(high)), high: successor(invert(low)) };
}

function stretch(prefix: Buffer, range: { low: Buffer; high: Buffer } | null): Range {
  if (range)
    return {
      low: Buffer.concat([prefix, range.low]),
      high: Buffer.concat([prefix, range.high]),
      prefix: prefix.length,
    };
  return { low: prefix, high: prefix.length === 0 ? LAST_KEY : successor(prefix), prefix: prefix.length };
}

/** Whether the keys behind the fixed fields are already in the order of the sort. */
function sortOrder(index: PlannedIndex, fixed: number, single: ReadonlySet<string>, sort: SortSpec): 1 | -1 | 0 {
  const open = sort.filter(([path]) => !single.has(path));
  if (open.length === 0) return sort.length > 0 ? 1 : 0;
  const rest = index.fields.slice(fixed, fixed + open.length);
  if (rest.length < open.length || !rest.every(([path], i) => path === open[i]?.[0])) return 0;
  if (rest.every(([, direction], i) => direction === open[i]?.[1])) return 1;
  return rest.every(([, direction], i) => direction === -(open[i]?.[1] ?? 0)) ? -1 : 0;
}
