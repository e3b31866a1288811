import { CloudError, notSimulated } from '../errors';
import { isTrue } from './aggregate-operators';
import { compileExpression } from './expressions';
import { valuesAt } from './paths';
import { compareValues, equalValues, isDocument, isOperatorObject, kindOf, Kind } from './values';
import type { Document, Value } from './values';

export type Predicate = (document: Document) => boolean;
/** Tests what stands at a path: several values where arrays are on the way. */
type LeafTest = (leaves: Value[]) => boolean;

/** `variables` are those of a $lookup's `let`, for $expr. */
export interface MatchOptions {
  variables?: Document;
}

/** Compiles a query as MongoDB reads it. Refuses unknown operators with `not simulated`. */
export function compileFilter(filter: Document, options: MatchOptions = {}): Predicate {
  const tests = Object.entries(filter).map(([key, condition]) => compileEntry(key, condition, options));
  if (tests.length === 1 && tests[0]) return tests[0];
  return (document) => tests.every((test) => test(document));
}

function compileEntry(key: string, condition: Value, options: MatchOptions): Predicate {
  switch (key) {
    case '$and':
      return every(branches(key, condition, options));
    case '$or':
      return some(branches(key, condition, options));
    case '$nor':
      return not(some(branches(key, condition, options)));
    case '$expr':
      return compileExpression(condition, options.variables);
    case '$comment':
      return () => true;
  }
  if (key.startsWith('$')) throw notSimulated(`query operator ${key}`);
  const dollar = key.split('.').find((part) => part.startsWith('$'));
  if (dollar !== undefined)
    throw new CloudError('DATABASE_REQUEST_FAILED', `a query operator inside a nested object: ${key}`);
  const path = key.split('.');
  const test = compileCondition(condition);
  return (document) => test(valuesAt(document, path));
}

function branches(key: string, condition: Value, options: MatchOptions): Predicate[] {
  if (!Array.isArray(condition) || condition.length === 0) throw bad(`${key} must be a nonempty array`);
  return condition.map((branch) => {
    if (!isDocument(branch)) throw bad(`${key} entries need to be full objects`);
    return compileFilter(branch, options);
  });
}

const every =
  (tests: Predicate[]): Predicate =>
  (document) =>
    tests.every((test) => test(document));
const some =
  (tests: Predicate[]): Predicate =>
  (document) =>
    tests.some((test) => test(document));
const not =
  (test: Predicate): Predicate =>
  (document) =>
    !test(document);

function compileCondition(condition: Value): LeafTest {
  if (condition instanceof RegExp) return regexTest(condition);
  if (!isOperatorObject(condition)) return equalTest(condition);
  const tests = Object.entries(condition).map(([operator, operand]) => compileOperator(operator, operand, condition));
  return (leaves) => tests.every((test) => test(leaves));
}

function compileOperator(operator: string, operand: Value, whole: Document): LeafTest {
  switch (operator) {
    case '$eq':
      return operand instanceof RegExp ? regexTest(operand) : equalTest(operand);
    case '$ne':
      return negate(equalTest(operand));
    case '$gt':
      return rangeTest(operand, (order) => order > 0, false);
    case '$gte':
      return rangeTest(operand, (order) => order >= 0, true);
    case '$lt':
      return rangeTest(operand, (order) => order < 0, false);
    case '$lte':
      return rangeTest(operand, (order) => order <= 0, true);
    case '$in':
      return inTest(operator, operand);
    case '$nin':
      return negate(inTest(operator, operand));
    case '$not':
      return notTest(operand);
    case '$exists':
      return existsTest(operand);
    case '$size':
      return sizeTest(operand);
    case '$mod':
      return modTest(operand);
    case '$all':
      return allTest(operand);
    case '$elemMatch':
      return elemMatchTest(operand);
    case '$regex':
      return regexTest(toRegex(operand, whole['$options']));
    case '$options':
      if (whole['$regex'] === undefined) throw bad('$options needs a $regex');
      return () => true;
    default:
      if (!operator.startsWith('$')) throw bad(`unknown operator: ${operator}`);
      throw notSimulated(`query operator ${operator}`);
  }
}

const negate =
  (test: LeafTest): LeafTest =>
  (leaves) =>
    !test(leaves);

/** Tests each value and, where it is an array, each of its elements. */
function anyValue(test: (value: Value) => boolean): LeafTest {
  return (leaves) => leaves.some((leaf) => test(leaf) || (Array.isArray(leaf) && leaf.some(test)));
}

function equalTest(operand: Value): LeafTest {
  return anyValue((value) => equalValues(value, operand));
}

function rangeTest(operand: Value, accept: (order: number) => boolean, inclusive: boolean): LeafTest {
  if (operand instanceof RegExp) throw bad("Can't have RegEx as arg to predicate over field");
  const kind = kindOf(operand);
  if (kind === Kind.null) return inclusive ? equalTest(null) : () => false;
  if (typeof operand === 'number' && Number.isNaN(operand)) return inclusive ? equalTest(operand) : () => false;
  return anyValue((value) => kindOf(value) === kind && !Number.isNaN(value) && accept(compareValues(value, operand)));
}

function inTest(operator: string, operand: Value): LeafTest {
  if (!Array.isArray(operand)) throw bad(`${operator} needs an array`);
  if (operand.some(isOperatorObject)) throw bad(`cannot nest $ under ${operator}`);
  const scalars = new Set(operand.filter(isSimple));
  const tests = operand
    .filter((value) => !isSimple(value))
    .map((value) => (value instanceof RegExp ? regexTest(value) : equalTest(value)));
  const simple = anyValue((value) => isSimple(value) && scalars.has(value));
  return (leaves) => simple(leaves) || tests.some((test) => test(leaves));
}

/** Values that JavaScript itself compares as MongoDB does. */
function isSimple(value: Value): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function notTest(operand: Value): LeafTest {
  if (operand instanceof RegExp) return negate(regexTest(operand));
  if (!isOperatorObject(operand)) throw bad('$not needs a regex or a document');
  return negate(compileCondition(operand));
}

function existsTest(operand: Value): LeafTest {
  const wanted = isTrue(operand);
  return (leaves) => leaves.some((leaf) => leaf !== undefined) === wanted;
}

function sizeTest(operand: Value): LeafTest {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw bad('$size must be a whole number');
  return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.length === operand);
}

function modTest(operand: Value): LeafTest {
  if (!Array.isArray(operand) || operand.length !== 2) throw bad('malformed mod, needs to be an array of two');
  const [divisor, remainder] = operand.map((part) => Math.trunc(Number(part))) as [number, number];
  if (!Number.isFinite(divisor) || divisor === 0 || !Number.isFinite(remainder)) throw bad('divisor cannot be 0');
  return anyValue((value) => typeof value === 'number' && Math.trunc(value) % divisor === remainder);
}

function allTest(operand: Value): LeafTest {
  if (!Array.isArray(operand)) throw bad('$all needs an array');
  if (operand.length === 0) return () => false;
  const tests = operand.map((item) => {
    if (isDocument(item) && '$elemMatch' in item) return elemMatchTest(item['$elemMatch']);
    if (isOperatorObject(item)) throw bad('no $ expressions in $all');
    return item instanceof RegExp ? regexTest(item) : equalTest(item);
  });
  return (leaves) => tests.every((test) => test(leaves));
}

function elemMatchTest(operand: Value): LeafTest {
  if (!isDocument(operand)) throw bad('$elemMatch needs an Object');
  const logical = Object.keys(operand).every((key) => key === '$and' || key === '$or' || key === '$nor');
  const test = isOperatorObject(operand) && !logical ? valueElementTest(operand) : documentElementTest(operand);
  return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.some(test));
}

function valueElementTest(operand: Document): (element: Value) => boolean {
  const test = compileCondition(operand);
  return (element) => test([element]);
}

function documentElementTest(operand: Document): (element: Value) => boolean {
  const test = compileFilter(operand);
  return (element) => isDocument(element) && test(element);
}

function regexTest(regex: RegExp): LeafTest {
  return anyValue((value) => {
    if (typeof value === 'string') return regex.test(value);
    return value instanceof RegExp && String(value) === String(regex);
  });
}

function toRegex(operand: Value, options: Value): RegExp {
  const source = operand instanceof RegExp ? operand.source : operand;
  if (typeof source !== 'string') throw bad('$regex has to be a string');
  const flags = typeof options === 'string' ? options : operand instanceof RegExp ? operand.flags : '';
  if (/[^ims]/.test(flags)) throw notSimulated(`regular expression option ${flags}`);
  try {
    return new RegExp(source, flags);
  } catch {
    throw bad(`Regular expression is invalid: ${source.slice(0, 80)}`);
  }
}

function bad(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
