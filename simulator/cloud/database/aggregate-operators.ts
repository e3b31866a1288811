import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { CloudError } from '../errors';
import { compareValues, equalValues } from './values';
import type { Document, Value } from './values';

type Expression = (document: unknown, operand: unknown, options: Options) => Value;
type Accumulator = (documents: unknown[], expression: unknown, options: Options) => Value;

/** In expressions a missing value is less than null, and types compare by their order. */
function compareInExpression(a: Value, b: Value): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return Math.sign(compareValues(a, b));
}

function comparison(accept: (order: number) => boolean | number): Expression {
  return (document, operand, options) => {
    if (!Array.isArray(operand) || operand.length !== 2) {
      throw new CloudError('DATABASE_REQUEST_FAILED', '[FailedOperation] a comparison takes exactly 2 arguments');
    }
    const [a, b] = operand.map((side) => evalExpr(document, side, options) as Value);
    return accept(compareInExpression(a, b));
  };
}

const contains: Expression = (document, operand, options) => {
  const [value, list] = (Array.isArray(operand) ? operand : []).map(
    (side) => evalExpr(document, side, options) as Value,
  );
  if (!Array.isArray(list))
    throw new CloudError('DATABASE_REQUEST_FAILED', '[FailedOperation] $in requires an array as a second argument');
  return list.some((element) => equalValues(element, value));
};

/** The values of the documents of a group that are not missing. */
const push: Accumulator = (documents, expression, { context, variables }) => {
  if (expression === null || expression === undefined)
    return (documents as Value[]).filter((value) => value !== undefined);
  // Fresh options, so that each document is its own root.
  const options = { context, ...(variables ? { variables } : {}) } as Partial<Options> as Options;
  return documents
    .map((document) => evalExpr(document, expression, options) as Value)
    .filter((value) => value !== undefined);
};

const addToSet: Accumulator = (documents, expression, options) => {
  const distinct: Value[] = [];
  for (const value of push(documents, expression, options) as Value[]) {
    if (!distinct.some((present) => equalValues(present, value))) distinct.push(value);
  }
  return distinct;
};

/** mingo's operators, with those replaced that differ from MongoDB's. */
export const OPERATORS = Context.init({
  pipeline: { ...stages },
  accumulator: { ...accumulators, $push: push, $addToSet: addToSet },
  expression: {
    ...expressions,
    $eq: comparison((order) => order === 0),
    $ne: comparison((order) => order !== 0),
    $gt: comparison((order) => order > 0),
    $gte: comparison((order) => order >= 0),
    $lt: comparison((order) => order < 0),
    $lte: comparison((order) => order <= 0),
    $cmp: comparison((order) => order),
    $in: contains,
  },
});

/** Truth in expressions: all but false, null, missing and zero. */
export function isTrue(value: Value): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}

const OUTSIDE = 'no bucket';

/** `$bucket` as a `$group`, whose buckets hold their lower boundary. */
export function bucketStages(spec: Document): Document[] {
  const { groupBy, boundaries, default: other, output = { count: { $sum: 1 } } } = spec;
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      "[FailedOperation] The $bucket 'boundaries' field must have at least 2 values",
    );
  }
  const branches = boundaries.slice(1).map((high, i): Document => {
    const low = boundaries[i];
    return { case: { $and: [{ $gte: [groupBy, low] }, { $lt: [groupBy, high] }] }, then: low };
  });
  const id = { $switch: { branches, default: other ?? OUTSIDE } };
  return [{ $group: { _id: id, ...(output as Document) } }, { $sort: { _id: 1 } }];
}

/** @throws CloudError when a value fell into no bucket and there was no default */
export function checkBuckets(groups: readonly Document[], spec: Document): void {
  if (spec['default'] === undefined && groups.some((group) => group['_id'] === OUTSIDE)) {
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      '[FailedOperation] $bucket could not find a matching branch and no default was specified',
    );
  }
}
