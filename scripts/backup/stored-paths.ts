import type { Document, Value } from '../../simulator/cloud/database/values';

/** Where the functions keep what decisions rest on; documents name such a file by its path. */
const STORED = /^evidence\/[\w./-]+$/;

/** The paths of stored files that a document names, anywhere in it. */
export function storedPaths(document: Document): string[] {
  return Object.values(document).flatMap(pathsIn);
}

function pathsIn(value: Value): string[] {
  if (typeof value === 'string') return STORED.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return storedPaths(value as Document);
  return [];
}
