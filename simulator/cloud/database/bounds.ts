import { EMPTY_ARRAY_KEY, encodeValue, successor } from './keys';
import { isDocument, isOperatorObject, kindOf, Kind } from './values';
import type { Document, Value } from './values';

/** What a filter says of one path, in the bytes of an ascending index; every match lies within. */
export interface FieldBounds {
  points?: Buffer[];
  low?: Buffer;
  high?: Buffer;
  /** Lower and upper bound come from two conditions, which different elements of an array may meet. */
  twoSided?: boolean;
}

export interface Bounds {
  fields: Map<string, FieldBounds>;
  /** The branches of each `$or`. */
  unions: Document[][];
}

/** Behind NaN, which no range holds. */
const FIRST_NUMBER = successor(encodeValue(Number.NaN));

/** Gathers what the planner may use of a filter; what it leaves out is tested on the documents. */
export function collectBounds(filter: Document): Bounds {
  const bounds: Bounds = { fields: new Map(), unions: [] };
  collect(filter, '', bounds);
  return bounds;
}

/** Both must hold: the narrower points win, ranges of the first stay. */
export function mergeBounds(a: Bounds, b: Bounds): Bounds {
  const fields = new Map(a.fields);
  for (const [path, field] of b.fields) {
    const present = fields.get(path);
    if (!present || (!present.points && field.points)) fields.set(path, field);
  }
  return { fields, unions: [] };
}

function collect(filter: Document, base: string, bounds: Bounds): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) collect(part, base, bounds);
    } else if (key === '$or' && Array.isArray(condition) && base === '') {
      bounds.unions.push(condition.filter(isDocument));
    } else if (!key.startsWith('$')) {
      collectCondition(base + key, condition, bounds);
    }
  }
}

function collectCondition(path: string, condition: Value, bounds: Bounds): void {
  const field = bounds.fields.get(path) ?? {};
  if (condition instanceof RegExp) applyPrefix(field, condition);
  else if (!isOperatorObject(condition)) applyPoints(field, [condition]);
  else for (const [operator, operand] of Object.entries(condition)) applyOperator(field, operator, operand);
  if (field.points || field.low) bounds.fields.set(path, field);
  const inner = isOperatorObject(condition) ? condition['$elemMatch'] : undefined;
  if (isDocument(inner) && !isOperatorObject(inner)) collect(inner, `${path}.`, bounds);
}

function applyOperator(field: FieldBounds, operator: string, operand: Value): void {
  if (operator === '$eq') applyPoints(field, [operand]);
  else if (operator === '$in' && Array.isArray(operand)) applyPoints(field, operand);
  else if (operator === '$all') applyFirst(field, operand);
  else if (operator === '$gte') applyRange(field, operand, (key) => ({ low: key }));
  else if (operator === '$gt') applyRange(field, operand, (key) => ({ low: successor(key) }));
  else if (operator === '$lte') applyRange(field, operand, (key) => ({ high: successor(key) }));
  else if (operator === '$lt') applyRange(field, operand, (key) => ({ high: key }));
}

function applyFirst(field: FieldBounds, operand: Value): void {
  if (Array.isArray(operand) && operand.length > 0 && !isOperatorObject(operand[0])) applyPoints(field, [operand[0]]);
}

function applyPoints(field: FieldBounds, values: readonly Value[]): void {
  if (field.points || values.some((value) => value instanceof RegExp)) return;
  const points = new Map<string, Buffer>();
  for (const key of values.flatMap(pointsOf)) points.set(key.toString('latin1'), key);
  field.points = [...points.values()];
}

/** An array is found by its first element, or whole inside another array. */
function pointsOf(value: Value): Buffer[] {
  if (!Array.isArray(value)) return [encodeValue(value)];
  return [value.length === 0 ? EMPTY_ARRAY_KEY : encodeValue(value[0]), encodeValue(value)];
}

function applyRange(field: FieldBounds, operand: Value, bound: (key: Buffer) => { low?: Buffer; high?: Buffer }): void {
  const kind = kindOf(operand);
  if (kind === Kind.null || kind === Kind.array || kind === Kind.regex || Number.isNaN(operand)) return;
  const bracket = kind === Kind.number ? FIRST_NUMBER : Buffer.from([kind]);
  const { low, high } = bound(encodeValue(operand));
  if (field.low && field.low[0] !== kind) return;
  field.twoSided = field.low !== undefined;
  field.low = later(field.low, low ?? bracket);
  field.high = earlier(field.high, high ?? Buffer.from([kind + 1]));
}

function applyPrefix(field: FieldBounds, regex: RegExp): void {
  const literal = /^\^([^\\^$.|?*+()[\]{}]+)/.exec(regex.source)?.[1];
  if (literal === undefined || regex.source.includes('|') || /[im]/.test(regex.flags) || field.low) return;
  const followed = regex.source[literal.length + 1];
  const safe = followed !== undefined && '?*{'.includes(followed) ? literal.slice(0, -1) : literal;
  if (safe === '' || /[\ud800-\udfff]/.test(safe)) return;
  field.low = Buffer.concat([Buffer.from([Kind.string]), Buffer.from(safe)]);
  field.high = successor(field.low);
}

function later(a: Buffer | undefined, b: Buffer): Buffer {
  return a && Buffer.compare(a, b) > 0 ? a : b;
}

function earlier(a: Buffer | undefined, b: Buffer): Buffer {
  return a && Buffer.compare(a, b) < 0 ? a : b;
}
