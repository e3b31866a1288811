import { Binary, ObjectId } from 'bson';

export type Value =
  undefined | null | boolean | number | string | Date | RegExp | ObjectId | Binary | Value[] | Document;
export interface Document {
  [field: string]: Value;
}

/** MongoDB's order of types; the number doubles as the first byte of an index key. */
export const Kind = {
  empty: 0x05,
  null: 0x06,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  binary: 0x50,
  objectId: 0x60,
  boolean: 0x70,
  date: 0x80,
  regex: 0x90,
} as const;

/** The place of a value in MongoDB's order of types; a missing value counts as null. */
export function kindOf(value: Value): number {
  if (value === undefined || value === null) return Kind.null;
  if (typeof value === 'number') return Kind.number;
  if (typeof value === 'string') return Kind.string;
  if (typeof value === 'boolean') return Kind.boolean;
  if (Array.isArray(value)) return Kind.array;
  if (value instanceof Date) return Kind.date;
  if (value instanceof RegExp) return Kind.regex;
  if (value instanceof ObjectId) return Kind.objectId;
  if (value instanceof Binary) return Kind.binary;
  return Kind.object;
}

export function isDocument(value: Value): value is Document {
  return kindOf(value) === Kind.object;
}

/** `{ $gt: 1, … }`: an object that speaks of a value rather than being one. */
export function isOperatorObject(value: Value): value is Document {
  return isDocument(value) && Object.keys(value).some((key) => key.startsWith('$'));
}

const SURROGATE = /[\ud800-\udfff]/;

function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  if (Number.isNaN(b)) return 1;
  return a < b ? -1 : 1;
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareDocuments(a: Document, b: Document): number {
  const left = Object.entries(a);
  const right = Object.entries(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [nameA, valueA] = left[i] as [string, Value];
    const [nameB, valueB] = right[i] as [string, Value];
    const order = kindOf(valueA) - kindOf(valueB) || compareStrings(nameA, nameB) || compareValues(valueA, valueB);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** MongoDB's order of values; field order counts inside documents. */
export function compareValues(a: Value, b: Value): number {
  const kind = kindOf(a);
  const difference = kind - kindOf(b);
  if (difference !== 0) return difference;
  if (kind === Kind.number) return compareNumbers(a as number, b as number);
  if (kind === Kind.string) return compareStrings(a as string, b as string);
  if (kind === Kind.boolean) return Number(a) - Number(b);
  if (kind === Kind.date) return compareNumbers((a as Date).getTime(), (b as Date).getTime());
  if (kind === Kind.array) return compareArrays(a as Value[], b as Value[]);
  if (kind === Kind.object) return compareDocuments(a as Document, b as Document);
  if (kind === Kind.objectId) return compareStrings((a as ObjectId).toHexString(), (b as ObjectId).toHexString());
  if (kind === Kind.binary) return Buffer.compare(bytesOf(a as Binary), bytesOf(b as Binary));
  if (kind === Kind.regex) return compareStrings(regexText(a as RegExp), regexText(b as RegExp));
  return 0;
}

export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

/** A pattern with its flags, as text. */
export function regexText({ source, flags }: RegExp): string {
  return `/${source}/${flags}`;
}

export function bytesOf(binary: Binary): Buffer {
  return Buffer.from(binary.value(true) as Uint8Array);
}

/** Sets a field as data, even one called __proto__. */
export function setField(target: Document, field: string, value: Value): void {
  if (field === '__proto__')
    Object.defineProperty(target, field, { value, enumerable: true, writable: true, configurable: true });
  else target[field] = value;
}

/** The field of a document, never one of Object.prototype. */
export function fieldOf(document: Document, field: string): Value {
  return Object.hasOwn(document, field) ? document[field] : undefined;
}

/** A copy that shares no mutable part with the original. */
export function cloneValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(cloneValue);
  return isDocument(value) ? cloneDocument(value) : value;
}

export function cloneDocument(document: Document): Document {
  const copy: Document = {};
  for (const field of Object.keys(document)) setField(copy, field, cloneValue(document[field]));
  return copy;
}
