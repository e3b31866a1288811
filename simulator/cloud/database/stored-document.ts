import { randomBytes } from 'node:crypto';
import { CloudError } from '../errors';
import { isDocument } from './values';
import type { Document, Value } from './values';

const MAX_DEPTH = 100;

/** Refuses what MongoDB refuses to store: `$` and dots in names, arrays and patterns as ids, too much nesting. */
export function checkDocument(document: Document): void {
  const id = document['_id'];
  if (Array.isArray(id) || id instanceof RegExp) throw bad('The _id field cannot be an array or a regex');
  checkFields(document, 1);
}

/** The document with its id in front; a missing id is made as CloudBase makes them. */
export function withId(document: Document): Document {
  const { _id: id, ...rest } = document;
  return { _id: id ?? randomBytes(16).toString('hex'), ...rest };
}

function checkFields(value: Value, depth: number): void {
  if (depth > MAX_DEPTH) throw bad('Object nested too deep');
  if (Array.isArray(value)) for (const element of value) checkFields(element, depth + 1);
  else if (isDocument(value)) {
    for (const [name, field] of Object.entries(value)) {
      if (name.startsWith('$')) throw bad(`The dollar ($) prefixed field '${name}' is not valid for storage.`);
      if (name.includes('.')) throw bad(`The dotted field '${name}' is not valid for storage.`);
      if (name.includes('\0')) throw bad('BSON field names cannot contain embedded nulls');
      checkFields(field, depth + 1);
    }
  }
}

function bad(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
