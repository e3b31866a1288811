import type { Binary, ObjectId } from 'bson';
import { CloudError } from '../errors';
import { bytesOf, fieldOf, isDocument, Kind, kindOf, regexText } from './values';
import type { Document, Value } from './values';

/** One field of an index: its dotted path and its direction. */
export type IndexField = readonly [path: string, direction: 1 | -1];

const TERMINATOR = Buffer.from([0, 1]);
const END = Buffer.from([0]);
const FIELD = Buffer.from([1]);

function orderedDouble(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  if ((bytes[0] ?? 0) & 0x80) return invert(bytes);
  bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
}

function escaped(bytes: Buffer): Buffer {
  if (!bytes.includes(0)) return Buffer.concat([bytes, TERMINATOR]);
  const out: number[] = [];
  for (const byte of bytes) {
    out.push(byte);
    if (byte === 0) out.push(0xff);
  }
  return Buffer.concat([Buffer.from(out), TERMINATOR]);
}

function payload(kind: number, value: Value): Buffer[] {
  switch (kind) {
    case Kind.number:
      return [orderedDouble(value as number)];
    case Kind.string:
      return [escaped(Buffer.from(value as string, 'utf8'))];
    case Kind.boolean:
      return [Buffer.from([value === true ? 1 : 0])];
    case Kind.date:
      return [orderedDouble((value as Date).getTime())];
    case Kind.objectId:
      return [Buffer.from((value as ObjectId).toHexString(), 'hex')];
    case Kind.binary:
      return [escaped(bytesOf(value as Binary))];
    case Kind.regex:
      return [escaped(Buffer.from(regexText(value as RegExp)))];
    case Kind.array:
      return [...(value as Value[]).map(encodeValue), END];
    case Kind.object:
      return [...Object.entries(value as Document).map(encodeField), END];
    default:
      return [];
  }
}

function encodeField([name, value]: [string, Value]): Buffer {
  const kind = kindOf(value);
  return Buffer.concat([FIELD, Buffer.from([kind]), escaped(Buffer.from(name)), ...payload(kind, value)]);
}

/** Bytes that sort as MongoDB sorts the values, and of which none is the beginning of another's. */
export function encodeValue(value: Value): Buffer {
  const kind = kindOf(value);
  return Buffer.concat([Buffer.from([kind]), ...payload(kind, value)]);
}

/** How an index stores an empty array: below null. */
export const EMPTY_ARRAY_KEY = Buffer.from([Kind.empty]);

export function invert(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = ~(bytes[i] ?? 0) & 0xff;
  return out;
}

export const LAST_KEY = Buffer.alloc(64, 0xff);

/** The smallest key above every key that begins with these bytes. */
export function successor(bytes: Buffer): Buffer {
  for (let i = bytes.length - 1; i >= 0; i--) {
    const byte = bytes[i] ?? 0;
    if (byte === 0xff) continue;
    const out = Buffer.from(bytes.subarray(0, i + 1));
    out[i] = byte + 1;
    return out;
  }
  return LAST_KEY;
}

interface Cursor {
  value: Value;
  rest: readonly string[];
  direction: 1 | -1;
  /** Arrays were met on the way; further ones at the end are kept whole. */
  inArray: boolean;
}

/** The keys of a document in an index: several when a field holds an array (`multi`). */
export function indexKeys(document: Document, fields: readonly IndexField[]): { keys: Buffer[]; multi: boolean } {
  const start = fields.map(([path, direction]): Cursor => ({
    value: document,
    rest: path.split('.'),
    direction,
    inArray: false,
  }));
  const keys = new Map<string, Buffer>();
  const multi = expand(start, keys);
  return { keys: [...keys.values()], multi };
}

function expand(cursors: Cursor[], keys: Map<string, Buffer>): boolean {
  const advanced = cursors.map(advance);
  const arrays = new Set(advanced.filter(opensArray).map((cursor) => cursor.value as Value[]));
  if (arrays.size > 1)
    throw new CloudError('DATABASE_REQUEST_FAILED', '[FailedOperation] cannot index parallel arrays');
  const [array] = arrays;
  if (array === undefined) {
    const key = Buffer.concat(advanced.map(keyPart));
    keys.set(key.toString('latin1'), key);
    return false;
  }
  const elements: Value[] = array.length === 0 ? [undefined] : array;
  for (const element of elements) {
    expand(
      advanced.map((cursor) => (cursor.value === array ? enter(cursor, array, element) : cursor)),
      keys,
    );
  }
  return true;
}

function opensArray(cursor: Cursor): boolean {
  return Array.isArray(cursor.value) && !(cursor.inArray && cursor.rest.length === 0);
}

function advance(cursor: Cursor): Cursor {
  let { value, rest } = cursor;
  while (rest.length > 0 && !Array.isArray(value)) {
    value = isDocument(value) ? fieldOf(value, rest[0] as string) : undefined;
    rest = rest.slice(1);
    if (value === undefined) rest = [];
  }
  return { ...cursor, value, rest, inArray: cursor.inArray && cursor.value === value };
}

function enter(cursor: Cursor, array: Value[], element: Value): Cursor {
  if (cursor.rest.length === 0) {
    const value = array.length === 0 ? EMPTY : element;
    return { ...cursor, value: value as Value, inArray: true };
  }
  const [head, ...tail] = cursor.rest as [string, ...string[]];
  if (/^\d+$/.test(head) && Number(head) < array.length)
    return { ...cursor, value: array[Number(head)], rest: tail, inArray: false };
  if (isDocument(element)) return { ...cursor, value: element, inArray: false };
  return { ...cursor, value: undefined, rest: [], inArray: false };
}

const EMPTY: unique symbol = Symbol('empty array');

function keyPart({ value, direction }: Cursor): Buffer {
  const bytes = (value as unknown) === EMPTY ? EMPTY_ARRAY_KEY : encodeValue(value);
  return direction < 0 ? invert(bytes) : bytes;
}
