import { Binary, ObjectId } from 'bson';
import { CloudError, notSimulated } from '../errors';
import { bytesOf } from './values';
import type { Document, Value } from './values';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Reads the canonical or relaxed EJSON that the SDK sends.
 * @param now the server's time, for `$tcb_server_date`
 */
export function parseEjson(text: string, now = Date.now()): Value {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    throw new CloudError('INVALID_PARAM', `not JSON: ${text.slice(0, 80)}`);
  }
  return revive(json, now);
}

/** As parseEjson, for a text that must hold an object. */
export function parseDocument(text: string, now?: number): Document {
  const value = parseEjson(text, now);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new CloudError('INVALID_PARAM', `an object was expected: ${text.slice(0, 80)}`);
  }
  return value as Document;
}

function revive(json: Json, now: number): Value {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) {
    const list = json as unknown as Value[];
    for (let i = 0; i < json.length; i++) list[i] = revive(json[i] as Json, now);
    return list;
  }
  const target = json as unknown as Document;
  for (const key of Object.keys(json)) {
    const inner = json[key] as Json;
    if (key.charCodeAt(0) === 36) {
      const special = reviveSpecial(key, inner, now);
      if (special !== NOT_SPECIAL) return special;
    }
    target[key] = revive(inner, now);
  }
  return target;
}

const NOT_SPECIAL = Symbol('not special');

function reviveSpecial(key: string, inner: Json, now: number): Value | typeof NOT_SPECIAL {
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner);
    case '$date':
      return new Date(typeof inner === 'string' ? inner : numberOf(inner));
    case '$oid':
      return objectIdOf(inner);
    case '$regularExpression':
      return regexOf(inner as { pattern?: string; options?: string });
    case '$tcb_server_date':
      return new Date(now + numberOf((inner as { offset?: Json }).offset ?? 0));
    case '$binary':
      return binaryOf(inner as { base64?: string; subType?: string });
    case '$numberDecimal':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
    case '$undefined':
    case '$symbol':
    case '$code':
      throw notSimulated(key);
    default:
      return NOT_SPECIAL;
  }
}

function objectIdOf(json: Json): ObjectId {
  if (typeof json !== 'string' || !/^[0-9a-f]{24}$/i.test(json))
    throw new CloudError('INVALID_PARAM', 'invalid ObjectId');
  return new ObjectId(json);
}

function binaryOf({ base64 = '', subType = '00' }: { base64?: string; subType?: string }): Binary {
  return new Binary(Buffer.from(base64, 'base64'), Number.parseInt(subType, 16));
}

function numberOf(json: Json): number {
  if (json !== null && typeof json === 'object' && !Array.isArray(json)) return Number(Object.values(json)[0]);
  return Number(json);
}

function regexOf({ pattern = '', options = '' }: { pattern?: string; options?: string }): RegExp {
  const unknown = options.replace(/[gimsuy]/g, '');
  if (unknown !== '') throw notSimulated(`regular expression option ${unknown}`);
  try {
    return new RegExp(pattern, options.replace(/[^ims]/g, ''));
  } catch {
    throw new CloudError('DATABASE_REQUEST_FAILED', `Regular expression is invalid: ${pattern.slice(0, 80)}`);
  }
}

/** Writes a value as relaxed EJSON, the form in which documents are kept and answered. */
export function stringifyEjson(value: Value): string {
  return JSON.stringify(toJson(value));
}

function toJson(value: Value): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) };
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Date) return dateJson(value);
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  if (value instanceof ObjectId) return { $oid: value.toHexString() };
  if (value instanceof Binary)
    return {
      $binary: { base64: bytesOf(value).toString('base64'), subType: value.sub_type.toString(16).padStart(2, '0') },
    };
  return objectJson(value);
}

function objectJson(document: Document): Json {
  const json: { [key: string]: Json } = {};
  for (const key of Object.keys(document)) {
    const value = document[key];
    if (value === undefined) continue;
    if (key === '__proto__') Object.defineProperty(json, key, { value: toJson(value), enumerable: true });
    else json[key] = toJson(value);
  }
  return json;
}

function dateJson(date: Date): Json {
  const year = date.getUTCFullYear();
  if (year >= 1970 && year <= 9999) return { $date: date.toISOString() };
  return { $date: { $numberLong: String(date.getTime()) } };
}
