import { Aggregator } from 'mingo/aggregator';
import { evalExpr } from 'mingo/core';
import type { Options } from 'mingo/types';
import { notSimulated } from '../errors';
import { isTrue, OPERATORS } from './aggregate-operators';
import { isDocument } from './values';
import type { Document, Value } from './values';

const ALLOWED = new Set(
  (
    'abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc ' +
    'arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip ' +
    'and not or cmp eq gt gte lt lte ne cond ifNull switch ' +
    'dateFromParts dateFromString dateToString dayOfMonth dayOfWeek dayOfYear hour isoDayOfWeek isoWeek isoWeekYear ' +
    'millisecond minute month second week year literal mergeObjects objectToArray ' +
    'allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion ' +
    'concat indexOfBytes split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper ' +
    'addToSet avg first last max min push stdDevPop stdDevSamp sum let'
  )
    .split(' ')
    .map((name) => `$${name}`),
);
/** Not $$NOW, which would be the machine's time. */
const VARIABLES = new Set(['ROOT', 'CURRENT', 'REMOVE']);

/** Refuses an expression that uses what the SDK cannot send or this simulator does not serve. */
export function checkExpression(expression: Value): void {
  if (typeof expression === 'string') checkVariable(expression);
  else if (Array.isArray(expression)) expression.forEach(checkExpression);
  else if (isDocument(expression)) checkFields(expression);
}

function checkVariable(text: string): void {
  const name = /^\$\$([A-Z_]+)/.exec(text)?.[1];
  if (name !== undefined && !VARIABLES.has(name)) throw notSimulated(`aggregation variable $$${name}`);
}

function checkFields(expression: Document): void {
  for (const [key, operand] of Object.entries(expression)) {
    if (key === '$literal') continue;
    if (key.startsWith('$') && !ALLOWED.has(key)) throw notSimulated(`aggregation operator ${key}`);
    checkExpression(operand);
  }
}

/** Compiles `$expr`: whether an aggregation expression holds for a document. */
export function compileExpression(expression: Value, variables?: Document): (document: Document) => boolean {
  checkExpression(expression);
  const options = optionsFor(variables);
  return (document) => isTrue(evalExpr(document, expression, options) as Value);
}

/** Runs one pipeline stage whose meaning is taken from mingo. */
export function runStage(stage: Document, documents: Document[], variables?: Document): Document[] {
  return new Aggregator([stage], optionsFor(variables)).run<Document>(documents);
}

/** mingo fills in the rest. */
function optionsFor(variables?: Document): Options {
  return { context: OPERATORS, ...(variables === undefined ? {} : { variables }) } as Partial<Options> as Options;
}
