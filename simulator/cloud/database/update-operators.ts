import { notSimulated } from '../errors';
import { compileFilter } from './matcher';
import { cloneDocument, cloneValue, compareValues, equalValues, fieldOf, isDocument, isOperatorObject } from './values';
import { documentComparer } from './paths';
import { badUpdate, checkPath, erasePlace, locate, readPlace, typeName, writePlace } from './update-paths';
import type { Document, Value } from './values';

type Operator = (document: Document, path: string, operand: Value) => void;

/** Applies `$set`, `$inc`, … to a copy of the document and returns it. Fails where MongoDB fails. */
export function applyUpdate(document: Document, update: Document): Document {
  const copy = cloneDocument(document);
  checkConflicts(update);
  for (const [name, fields] of Object.entries(update)) {
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    if (operator === undefined) throw notSimulated(`update operator ${name}`);
    if (!isDocument(fields))
      throw badUpdate(`Modifiers operate on fields but we found type ${typeName(fields)} instead.`);
    for (const [path, operand] of Object.entries(fields)) operator(copy, checkPath(path), operand);
  }
  if (!equalValues(fieldOf(copy, '_id'), fieldOf(document, '_id')))
    throw badUpdate("Performing an update on the path '_id' would modify the immutable field '_id'");
  return copy;
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
    if (clash !== undefined) throw badUpdate(`Updating the path '${clash}' would create a conflict at '${path}'`);
  }
}

/** An operator that computes the new value of a field from the old. */
function computing(compute: (current: Value, operand: Value, path: string) => Value): Operator {
  return (document, path, operand) => {
    const place = locate(document, path, true);
    if (place) writePlace(place, compute(readPlace(place), operand, path));
  };
}

function arithmetic(
  name: string,
  missing: (operand: number) => number,
  combine: (a: number, b: number) => number,
): Operator {
  return computing((current, operand, path) => {
    if (typeof operand !== 'number')
      throw badUpdate(`Cannot ${name} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`);
    if (current === undefined) return missing(operand);
    if (typeof current !== 'number')
      throw badUpdate(
        `Cannot apply $${name} to a value of non-numeric type. The field '${path}' is of type ${typeName(current)}`,
      );
    return combine(current, operand);
  });
}

function arrayOf(current: Value, path: string, name: string): Value[] {
  if (current === undefined) return [];
  if (!Array.isArray(current))
    throw badUpdate(`The field '${path}' must be an array but is of type ${typeName(current)} ($${name})`);
  return current;
}

function push(current: Value, operand: Value, path: string): Value {
  const list = [...arrayOf(current, path, 'push')];
  if (!isDocument(operand) || !('$each' in operand)) {
    if (isOperatorObject(operand)) throw badUpdate('$push modifiers need $each');
    return [...list, cloneValue(operand)];
  }
  const { $each: each, $position: position, $slice: slice, $sort: sort, ...others } = operand;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw badUpdate(`Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(each))
    throw badUpdate(`The argument to $each in $push must be an array but it was of type ${typeName(each)}`);
  const at = wholeNumber(position, '$position') ?? list.length;
  list.splice(at, 0, ...each.map(cloneValue));
  if (sort !== undefined) list.sort(pushOrder(sort));
  const size = wholeNumber(slice, '$slice');
  if (size === undefined) return list;
  return size < 0 ? list.slice(size) : list.slice(0, size);
}

function pushOrder(sort: Value): (a: Value, b: Value) => number {
  if (sort === 1 || sort === -1) return (a, b) => compareValues(a, b) * sort;
  if (!isDocument(sort)) throw badUpdate('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}');
  const spec = Object.entries(sort).map(([path, direction]) => [path, direction === -1 ? -1 : 1] as const);
  const compare = documentComparer(spec);
  return (a, b) => compare(isDocument(a) ? a : {}, isDocument(b) ? b : {});
}

function wholeNumber(value: Value, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw badUpdate(`The value for ${name} must be an integer value`);
  return value;
}

function addToSet(current: Value, operand: Value, path: string): Value {
  const list = [...arrayOf(current, path, 'addToSet')];
  const each = isDocument(operand) && '$each' in operand ? operand['$each'] : [operand];
  if (!Array.isArray(each)) throw badUpdate('The argument to $each in $addToSet must be an array');
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
    const current = place ? readPlace(place) : undefined;
    if (!place || current === undefined) return;
    writePlace(place, shrink(arrayOf(current, path, name), operand));
  };
}

const unset: Operator = (document, path) => {
  const place = locate(document, path, false);
  if (place) erasePlace(place);
};

const rename: Operator = (document, path, operand) => {
  if (typeof operand !== 'string') throw badUpdate("The 'to' field for $rename must be a string");
  checkPath(operand);
  const from = locate(document, path, false);
  const value = from ? readPlace(from) : undefined;
  if (!from || value === undefined) return;
  if (Array.isArray(from.parent)) throw badUpdate('The source field cannot be an array element');
  erasePlace(from);
  const to = locate(document, operand, true);
  if (!to || Array.isArray(to.parent)) throw badUpdate('The destination field cannot be an array element');
  writePlace(to, value);
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
    if (!Array.isArray(operand))
      throw badUpdate(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
    return list.filter((element) => !operand.some((value) => equalValues(value, element)));
  }),
  $pop: shrinking('pop', (list, operand) => {
    if (operand !== 1 && operand !== -1) throw badUpdate('$pop expects 1 or -1');
    return operand === 1 ? list.slice(0, -1) : list.slice(1);
  }),
  $rename: rename,
};
