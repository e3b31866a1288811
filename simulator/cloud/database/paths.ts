import { compareValues, fieldOf, isDocument } from './values';
import type { Document, Value } from './values';

/**
 * What stands at a dotted path. Arrays on the way are entered (each sub-document of them, and an element by number);
 * the value at the end is not. A missing field yields undefined; an array without sub-documents yields nothing.
 */
export function valuesAt(document: Value, path: readonly string[]): Value[] {
  const found: Value[] = [];
  walk(document, path, 0, found);
  return found;
}

function walk(value: Value, path: readonly string[], depth: number, found: Value[]): void {
  if (depth === path.length) {
    found.push(value);
    return;
  }
  const name = path[depth] as string;
  if (Array.isArray(value)) {
    if (/^\d+$/.test(name) && Number(name) < value.length) walk(value[Number(name)], path, depth + 1, found);
    for (const element of value) if (isDocument(element)) walk(element, path, depth, found);
    return;
  }
  if (!isDocument(value)) found.push(undefined);
  else walk(fieldOf(value, name), path, depth + 1, found);
}

/** Sort order of a query: path and direction. */
export type SortSpec = readonly (readonly [path: string, direction: 1 | -1])[];

/** Compares documents as MongoDB sorts them: an array counts by its least (or, downwards, its greatest) element. */
export function documentComparer(sort: SortSpec): (a: Document, b: Document) => number {
  const fields = sort.map(([path, direction]) => ({ path: path.split('.'), direction }));
  return (a, b) => {
    for (const { path, direction } of fields) {
      const order = compareSortValues(sortValue(a, path, direction), sortValue(b, path, direction));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

const EMPTY_ARRAY: unique symbol = Symbol('empty array');
type SortValue = Value | typeof EMPTY_ARRAY;

function compareSortValues(a: SortValue, b: SortValue): number {
  if (a === EMPTY_ARRAY || b === EMPTY_ARRAY) return Number(b === EMPTY_ARRAY) - Number(a === EMPTY_ARRAY);
  return compareValues(a, b);
}

function sortValue(document: Document, path: readonly string[], direction: 1 | -1): SortValue {
  const candidates = valuesAt(document, path).flatMap((value): SortValue[] => {
    if (!Array.isArray(value)) return [value];
    return value.length === 0 ? [EMPTY_ARRAY] : value;
  });
  return candidates.reduce((best: SortValue, value, i) => {
    if (i === 0) return value;
    return compareSortValues(value, best) * direction < 0 ? value : best;
  }, undefined);
}
