import { Query, Aggregator } from 'mingo';
import { notSimulated } from '../errors';
import { isDocument } from './values';
import type { Document, Value } from './values';

const OPERATORS = new Set(
  (
    'abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc ' +
    'arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip ' +
    'and not or cmp eq gt gte lt lte ne cond ifNull switch ' +
    'dateFromParts dateFromString dateToString dayOfMonth dayOfWeek dayOfYear hour isoDayOfWeek isoWeek isoWeekYear ' +
    'millisecond minute month second week year literal mergeObjects objectToArray ' +
    'allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion ' +
    'concat indexOfBytes indexOfCP split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper ' +
    'addToSet avg first last max min push stdDevPop stdDevSamp sum let'
  )
    .split(' ')
    .map((name) => `$${name}`),
);

/** Refuses an expression that uses an operator which the SDK cannot send or this simulator does not serve. */
export function checkExpression(expression: Value): void {
  if (Array.isArray(expression)) expression.forEach(checkExpression);
  else if (isDocument(expression)) checkFields(expression);
}

function checkFields(expression: Document): void {
  for (const [key, operand] of Object.entries(expression)) {
    if (key === '$literal') continue;
    if (key.startsWith('$') && !OPERATORS.has(key)) throw notSimulated(`aggregation operator ${key}`);
    checkExpression(operand);
  }
}

/** Compiles `$expr`: whether an aggregation expression holds for a document. */
export function compileExpression(expression: Value, variables?: Document): (document: Document) => boolean {
  checkExpression(expression);
  const query = new Query({ $expr: expression }, variables === undefined ? {} : { variables });
  return (document) => query.test(document);
}

/** Runs one pipeline stage whose meaning is taken from mingo. */
export function runStage(stage: Document, documents: Document[], variables?: Document): Document[] {
  const options = variables === undefined ? {} : { variables };
  return new Aggregator([stage], options).run<Document>(documents);
}
