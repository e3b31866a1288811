import { CloudError, notSimulated } from '../errors';
import { compileFilter } from './matcher';
import {
  cloneDocument,
  cloneValue,
  compareValues,
  equalValues,
  fieldOf,
  isDocument,
  isOperatorObject,
  kindOf,
  setField,
} from './values';
import { Kind } from './values';
import { documentComparer } from './paths';
import type { Document, Value } from './values';

type Container = Document | Value[];
type Operator = (document: Document, path: string, operand: Value) => void;

/** Applies `$set`, `$inc`, … to a copy of the document and returns it. Fails where MongoDB fails. */
export function applyUpdate(document: Document, update: Document): Document {
  const copy = cloneDocument(document);
  checkConflicts(update);
  for (const [name, fields] of Object.entries(update)) {
    const operator = OPERATORS[name];
    if (operator === undefined) throw notSimulated(`update operator ${name}`);
    if (!isDocument(fields)) throw bad(`Modifiers operate on fields but we found type ${typeName(fields)} instead.`);
    for (const [path, operand] of Object.entries(fields)) operator(copy, checkPath(path), operand);
  }
  if (!equalValues(fieldOf(copy, '_id'), fieldOf(document, '_id')))
    throw bad("Performing an update on the path '_id' would modify the immutable field '_id'");
  return copy;
}

function checkPath(path: string): string {
  for (const part of path.split('.')) {
    if (part === '') throw bad(`The update path '${path}' contains an empty field name, which is not allowed.`);
    if (part.startsWith('$'))
      throw part === '$' || part.startsWith('$[')
        ? notSimulated(`positional update ${path}`)
        : bad(`The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`);
  }
  return path;
}

function checkConflicts(update: Document): void {
  const paths = Object.entries(update).flatMap(([name, fields]) => {
    if (!isDocument(fields)) return [];
    const own = Object.keys(fields);
    return name === '$rename' ? [...own, ...Object.values(fields).map(String)] : own;
  });
  paths.sort();
  for (const [i, path] of paths.entries()) {
    const clash = paths.find((other, j) => j !== i && (other === path || other.startsWith(`${path}.`)));
    if (clash !== undefined) throw bad(`Updating the path '${clash}' would create a conflict at '${path}'`);
  }
}

/** The container and key at the end of a path; absent parents are made, or end the search when `create` is false. */
function locate(document: Document, path: string, create: boolean): { parent: Container; key: string } | null {
  const parts = path.split('.');
  const last = parts.pop() as string;
  let parent: Container = document;
  for (const part of parts) {
    let child = read(parent, part);
    if (child === undefined) {
      if (!create) return null;
      child = {};
      write(parent, part, child);
    }
    if (!isDocument(child) && !Array.isArray(child)) {
      if (!create) return null;
      throw bad(`Cannot create field '${last}' in element {${part}: ${JSON.stringify(child)}}`);
    }
    parent = child;
  }
  if (Array.isArray(parent) && !/^\d+$/.test(last)) {
    if (!create) return null;
    throw bad(`Cannot create field '${last}' in element that is an array`);
  }
  return { parent, key: last };
}

function read(parent: Container, key: string): Value {
  if (!Array.isArray(parent)) return fieldOf(parent, key);
  return /^\d+$/.test(key) ? parent[Number(key)] : undefined;
}

function write(parent: Container, key: string, value: Value): void {
  if (!Array.isArray(parent)) {
    setField(parent, key, value);
    return;
  }
  if (!/^\d+$/.test(key)) throw bad(`Cannot create field '${key}' in element that is an array`);
  if (Number(key) > parent.length + 1500000) throw bad("can't backfill more than 1500000 elements");
  while (parent.length < Number(key)) parent.push(null);
  parent[Number(key)] = value;
}

/** An operator that computes the new value of a field from the old. */
function computing(compute: (current: Value, operand: Value, path: string) => Value): Operator {
  return (document, path, operand) => {
    const place = locate(document, path, true);
    if (place) write(place.parent, place.key, compute(read(place.parent, place.key), operand, path));
  };
}

function arithmetic(
  name: string,
  missing: (operand: number) => number,
  combine: (a: number, b: number) => number,
): Operator {
  return computing((current, operand, path) => {
    if (typeof operand !== 'number')
      throw bad(`Cannot ${name} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`);
    if (current === undefined) return missing(operand);
    if (typeof current !== 'number')
      throw bad(
        `Cannot apply $${name} to a value of non-numeric type. The field '${path}' is of type ${typeName(current)}`,
      );
    return combine(current, operand);
  });
}

function arrayOf(current: Value, path: string, name: string): Value[] {
  if (current === undefined) return [];
  if (!Array.isArray(current))
    throw bad(`The field '${path}' must be an array but is of type ${typeName(current)} ($${name})`);
  return current;
}

function push(current: Value, operand: Value, path: string): Value {
  const list = [...arrayOf(current, path, 'push')];
  if (!isDocument(operand) || !('$each' in operand)) {
    if (isOperatorObject(operand)) throw bad('$push modifiers need $each');
    return [...list, cloneValue(operand)];
  }
  const { $each: each, $position: position, $slice: slice, $sort: sort, ...others } = operand;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw bad(`Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(each))
    throw bad(`The argument to $each in $push must be an array but it was of type ${typeName(each)}`);
  const at = wholeNumber(position, '$position') ?? list.length;
  list.splice(at, 0, ...each.map(cloneValue));
  if (sort !== undefined) list.sort(pushOrder(sort));
  const size = wholeNumber(slice, '$slice');
  if (size === undefined) return list;
  return size < 0 ? list.slice(size) : list.slice(0, size);
}

function pushOrder(sort: Value): (a: Value, b: Value) => number {
  if (sort === 1 || sort === -1) return (a, b) => compareValues(a, b) * sort;
  if (!isDocument(sort)) throw bad('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}');
  const spec = Object.entries(sort).map(([path, direction]) => [path, direction === -1 ? -1 : 1] as const);
  const compare = documentComparer(spec);
  return (a, b) => compare(isDocument(a) ? a : {}, isDocument(b) ? b : {});
}

function wholeNumber(value: Value, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw bad(`The value for ${name} must be an integer value`);
  return value;
}

function addToSet(current: Value, operand: Value, path: string): Value {
  const list = [...arrayOf(current, path, 'addToSet')];
  const each = isDocument(operand) && '$each' in operand ? operand['$each'] : [operand];
  if (!Array.isArray(each)) throw bad('The argument to $each in $addToSet must be an array');
  for (const value of each) if (!list.some((present) => equalValues(present, value))) list.push(cloneValue(value));
  return list;
}

function pullTest(operand: Value): (element: Value) => boolean {
  if (operand instanceof RegExp || isOperatorObject(operand)) {
    const test = compileFilter({ value: operand });
    return (element) => test({ value: element });
  }
  if (!isDocument(operand)) return (element) => equalValues(element, operand);
  const test = compileFilter(operand);
  return (element) => isDocument(element) && test(element);
}

/** An operator on an array that may be absent, in which case nothing happens. */
function shrinking(name: string, shrink: (list: Value[], operand: Value) => Value[]): Operator {
  return (document, path, operand) => {
    const place = locate(document, path, false);
    const current = place ? read(place.parent, place.key) : undefined;
    if (!place || current === undefined) return;
    write(place.parent, place.key, shrink(arrayOf(current, path, name), operand));
  };
}

const unset: Operator = (document, path) => {
  const place = locate(document, path, false);
  if (!place) return;
  if (!Array.isArray(place.parent)) delete place.parent[place.key];
  else if (Number(place.key) < place.parent.length) place.parent[Number(place.key)] = null;
};

const rename: Operator = (document, path, operand) => {
  if (typeof operand !== 'string') throw bad("The 'to' field for $rename must be a string");
  checkPath(operand);
  const from = locate(document, path, false);
  const value = from ? read(from.parent, from.key) : undefined;
  if (!from || value === undefined) return;
  if (Array.isArray(from.parent)) throw bad('The source field cannot be an array element');
  delete from.parent[from.key];
  const to = locate(document, operand, true);
  if (!to || Array.isArray(to.parent)) throw bad('The destination field cannot be an array element');
  write(to.parent, to.key, value);
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: computing((_current, operand) => cloneValue(operand)),
  $unset: unset,
  $inc: arithmetic(
    'inc',
    (operand) => operand,
    (a, b) => a + b,
  ),
  $mul: arithmetic(
    'mul',
    () => 0,
    (a, b) => a * b,
  ),
  $min: computing((current, operand) =>
    current === undefined || compareValues(operand, current) < 0 ? operand : current,
  ),
  $max: computing((current, operand) =>
    current === undefined || compareValues(operand, current) > 0 ? operand : current,
  ),
  $push: computing(push),
  $addToSet: computing(addToSet),
  $pull: shrinking('pull', (list, operand) => {
    const goes = pullTest(operand);
    return list.filter((element) => !goes(element));
  }),
  $pullAll: shrinking('pullAll', (list, operand) => {
    if (!Array.isArray(operand)) throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
    return list.filter((element) => !operand.some((value) => equalValues(value, element)));
  }),
  $pop: shrinking('pop', (list, operand) => {
    if (operand !== 1 && operand !== -1) throw bad('$pop expects 1 or -1');
    return operand === 1 ? list.slice(0, -1) : list.slice(1);
  }),
  $rename: rename,
};

function typeName(value: Value): string {
  const kind = kindOf(value);
  return Object.keys(Kind).find((name) => Kind[name as keyof typeof Kind] === kind) ?? 'unknown';
}

function bad(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
