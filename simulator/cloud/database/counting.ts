import type { Collection } from './catalogue';
import { planQuery } from './planner';
import type { IndexScan } from './planner';
import type { Sqlite } from './sqlite';
import { isOperatorObject, Kind, kindOf } from './values';
import type { Document, Value } from './values';

const RANGE_OPERATORS = ['$gt', '$gte', '$lt', '$lte'];

/** How many documents match, when the keys of one index tell it without a look at the documents; else null. */
export function countByKeys(
  sql: Sqlite,
  collection: Collection,
  filter: Document,
): { total: number; index: string } | null {
  const plan = planQuery(collection, filter, []);
  if (plan.kind !== 'index' || !isAnswered(plan, filter)) return null;
  const { table, keyColumn, name } = plan.index;
  const query = `select count(*) as n from ${table} where ${keyColumn} >= ? and ${keyColumn} < ?`;
  const total = plan.ranges.reduce((sum, { low, high }) => sum + (sql.get<{ n: number }>(query, low, high)?.n ?? 0), 0);
  return { total, index: name };
}

/** Every condition is exactly a stretch of the index: equalities first, then at most one range of the next field. */
function isAnswered({ index, fixed }: IndexScan, filter: Document): boolean {
  const paths = Object.keys(filter);
  if (index.multi || paths.length === 0) return false;
  return paths.every((path) => {
    const place = index.fields.findIndex(([field]) => field === path);
    if (place < 0 || place > fixed) return false;
    return place < fixed ? isEquality(filter[path]) : isRange(filter[path]);
  });
}

function isEquality(condition: Value): boolean {
  if (!isOperatorObject(condition)) return isPlain(condition);
  const [operator, ...others] = Object.keys(condition);
  if (others.length > 0) return false;
  if (operator === '$eq') return isPlain(condition['$eq']);
  const list = operator === '$in' ? condition['$in'] : undefined;
  return Array.isArray(list) && list.every(isPlain);
}

function isRange(condition: Value): boolean {
  if (!isOperatorObject(condition)) return false;
  const kinds = new Set(Object.values(condition).map(kindOf));
  const ordered = kinds.size === 1 && ![Kind.null, Kind.array, Kind.regex].some((kind) => kinds.has(kind));
  const usable = Object.values(condition).every((value) => !Number.isNaN(value));
  return ordered && usable && Object.keys(condition).every((operator) => RANGE_OPERATORS.includes(operator));
}

function isPlain(value: Value): boolean {
  return kindOf(value) !== Kind.array && kindOf(value) !== Kind.regex;
}
