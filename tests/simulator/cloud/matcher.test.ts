import { describe, expect, test } from '@jest/globals';
import { compileFilter } from '../../../simulator/cloud/database/matcher';
import type { Document } from '../../../simulator/cloud/database/values';

const matches = (document: Document, filter: Document): boolean => compileFilter(filter)(document);

describe('what MongoDB means by a query', () => {
  test.each<[string, Document, Document, boolean]>([
    ['null matches an element that lacks the field', { a: [{ b: 1 }, {}] }, { 'a.b': null }, true],
    ['null does not match an empty array', { a: [] }, { 'a.b': null }, false],
    ['null does not match an array of numbers', { a: [1, 2] }, { 'a.b': null }, false],
    ['null matches below a number', { a: 4 }, { 'a.b': null }, true],
    ['not equal to null matches an empty array', { a: [] }, { 'a.b': { $ne: null } }, true],
    ['exists false below an array of numbers', { a: [1] }, { 'a.b': { $exists: false } }, true],
    ['the order of fields counts', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    ['an array equals itself', { a: [1, 2] }, { a: [1, 2] }, true],
    ['an array equals an element that is that array', { a: [[1, 2], 3] }, { a: [1, 2] }, true],
    ['different elements may meet two bounds', { a: [1, 10] }, { a: { $gt: 5, $lt: 3 } }, true],
    ['one element must meet both in elemMatch', { a: [1, 10] }, { a: { $elemMatch: { $gt: 5, $lt: 3 } } }, false],
    ['gte null is null or missing', {}, { a: { $gte: null } }, true],
    ['gt null is nothing', { a: null }, { a: { $gt: null } }, false],
    ['a range does not cross types', { a: '5' }, { a: { $gt: 3 } }, false],
    ['size of the array itself', { a: [1, [2]] }, { a: { $size: 2 } }, true],
    ['all of nothing matches nothing', { a: [] }, { a: { $all: [] } }, false],
    [
      'all with elemMatch',
      { a: [{ k: 1 }, { k: 2 }] },
      { a: { $all: [{ $elemMatch: { k: 1 } }, { $elemMatch: { k: 2 } }] } },
      true,
    ],
    ['in with a pattern', { a: 'hello' }, { a: { $in: [/^h/] } }, true],
    ['nin on an array', { a: [1, 2] }, { a: { $nin: [2] } }, false],
    ['NaN equals NaN', { a: Number.NaN }, { a: Number.NaN }, true],
    ['nested arrays are not entered', { a: [[{ b: 1 }]] }, { 'a.b': 1 }, false],
    ['elemMatch with or', { a: [{ k: 1 }, { v: 2 }] }, { a: { $elemMatch: { $or: [{ v: 2 }] } } }, true],
    ['dates compare', { a: new Date(5) }, { a: { $lt: new Date(6) } }, true],
    ['nothing is inherited', {}, { constructor: { $exists: true } }, false],
  ])('%s', (_name, document, filter, expected) => {
    expect(matches(document, filter)).toBe(expected);
  });

  test.each<[string, Document, string]>([
    ['an unknown operator', { a: { $near: 1 } }, 'not simulated: query operator $near'],
    ['an unknown combination', { $where: 'true' }, 'not simulated: query operator $where'],
    ['an unknown expression', { $expr: { $function: {} } }, 'not simulated: aggregation operator $function'],
    ['mixed operators and fields', { a: { $gt: 1, b: 2 } }, 'unknown operator: b'],
    ['an operator in a path', { 'a.$gt': 1 }, 'inside a nested object'],
    ['in without a list', { a: { $in: 1 } }, '$in needs an array'],
    ['an empty or', { $or: [] }, 'nonempty array'],
  ])('refuses %s', (_name, filter, message) => {
    expect(() => compileFilter(filter)).toThrow(message);
  });
});
