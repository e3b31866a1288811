import { CloudError, notSimulated } from '../errors';
import { fieldOf, isDocument, Kind, kindOf, setField } from './values';
import type { Document, Value } from './values';

export type Container = Document | Value[];

/** A place that may hold a value: a field of a document or an element of an array. */
export interface Place {
  parent: Container;
  key: string;
}

/** The path of an update. @throws CloudError for `$` and empty parts */
export function checkPath(path: string): string {
  for (const part of path.split('.')) {
    if (part === '') throw badUpdate(`The update path '${path}' contains an empty field name, which is not allowed.`);
    if (part.startsWith('$'))
      throw part === '$' || part.startsWith('$[')
        ? notSimulated(`positional update ${path}`)
        : badUpdate(`The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`);
  }
  return path;
}

/** The container and key at the end of a path; absent parents are made, or end the search when `create` is false. */
export function locate(document: Document, path: string, create: boolean): Place | null {
  const parts = path.split('.');
  const last = parts.pop() as string;
  let parent: Container = document;
  for (const part of parts) {
    let child = readPlace({ parent, key: part });
    if (child === undefined) {
      if (!create) return null;
      child = {};
      writePlace({ parent, key: part }, child);
    }
    if (!isDocument(child) && !Array.isArray(child)) {
      if (!create) return null;
      throw badUpdate(`Cannot create field '${last}' in element {${part}: ${JSON.stringify(child)}}`);
    }
    parent = child;
  }
  if (Array.isArray(parent) && !/^\d+$/.test(last)) {
    if (!create) return null;
    throw badUpdate(`Cannot create field '${last}' in element that is an array`);
  }
  return { parent, key: last };
}

export function readPlace({ parent, key }: Place): Value {
  if (!Array.isArray(parent)) return fieldOf(parent, key);
  return /^\d+$/.test(key) ? parent[Number(key)] : undefined;
}

export function writePlace({ parent, key }: Place, value: Value): void {
  if (!Array.isArray(parent)) {
    setField(parent, key, value);
    return;
  }
  if (!/^\d+$/.test(key)) throw badUpdate(`Cannot create field '${key}' in element that is an array`);
  if (Number(key) > parent.length + 1500000) throw badUpdate("can't backfill more than 1500000 elements");
  while (parent.length < Number(key)) parent.push(null);
  parent[Number(key)] = value;
}

/** Takes a field away; an element of an array becomes null, so that its neighbours keep their numbers. */
export function erasePlace({ parent, key }: Place): void {
  if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key);
  else if (Number(key) < parent.length) parent[Number(key)] = null;
}

/** MongoDB's word for the type of a value, for messages. */
export function typeName(value: Value): string {
  const kind = kindOf(value);
  return Object.keys(Kind).find((name) => Kind[name as keyof typeof Kind] === kind) ?? 'unknown';
}

/** A write that MongoDB refuses. */
export function badUpdate(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
