import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ObjectId } from 'bson';
import { parseEjson, stringifyEjson } from '../../../simulator/cloud/database/ejson';
import { encodeValue, indexKeys, invert } from '../../../simulator/cloud/database/keys';
import { compareValues } from '../../../simulator/cloud/database/values';
import type { Value } from '../../../simulator/cloud/database/values';

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 3 }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('index keys', () => {
  test('sort as the values do, in both directions', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const order = Math.sign(compareValues(a, b));
        const keys = Buffer.compare(encodeValue(a), encodeValue(b));
        const inverted = Buffer.compare(invert(encodeValue(a)), invert(encodeValue(b)));
        return keys === order && inverted === (order === 0 ? 0 : -order);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test('none is the beginning of another', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [encodeValue(a), encodeValue(b)];
        return x.equals(y) || !y.subarray(0, x.length).equals(x);
      }),
      { seed: 2, numRuns: 700 },
    );
  });

  test('MongoDB orders the types', () => {
    const ordered: Value[] = [
      null,
      -1,
      0,
      2.5,
      '',
      'a',
      'b',
      {},
      { a: 1 },
      [],
      [1],
      new ObjectId(),
      false,
      true,
      new Date(0),
      /a/,
    ];
    for (let i = 1; i < ordered.length; i++) expect(compareValues(ordered[i - 1], ordered[i])).toBeLessThan(0);
    expect(compareValues({ a: 1, b: 2 }, { b: 2, a: 1 })).not.toBe(0);
    expect(compareValues(Number.NaN, -Infinity)).toBeLessThan(0);
  });

  test('one key per element, pairs kept together', () => {
    const document = {
      items: [
        { k: 1, v: 2 },
        { k: 2, v: 9 },
      ],
      other: [1],
      plain: 1,
    };
    expect(
      indexKeys(document, [
        ['items.k', 1],
        ['items.v', 1],
      ]),
    ).toMatchObject({ multi: true, keys: [expect.anything(), expect.anything()] });
    expect(indexKeys(document, [['plain', 1]])).toMatchObject({ multi: false });
    expect(() =>
      indexKeys(document, [
        ['items.k', 1],
        ['other', 1],
      ]),
    ).toThrow('parallel arrays');
  });
});

describe('EJSON', () => {
  test('keeps every value', () => {
    fc.assert(
      fc.property(value, (before) => compareValues(parseEjson(stringifyEjson(before)), before) === 0),
      { seed: 3, numRuns: 700 },
    );
  });

  test('reads the canonical form, server dates and bytes', () => {
    const text =
      '{"i":{"$numberInt":"1"},"d":{"$date":{"$numberLong":"5"}},"s":{"$tcb_server_date":{"offset":{"$numberInt":"10"}}},"b":{"$binary":{"base64":"AQI=","subType":"00"}}}';
    const read = parseEjson(text, 1000);
    expect(read).toMatchObject({ i: 1, d: new Date(5), s: new Date(1010) });
    expect(stringifyEjson(read)).toContain('"$binary":{"base64":"AQI=","subType":"00"}');
  });

  test('a field called __proto__ is data', () => {
    const read = parseEjson('{"__proto__":{"evil":1}}') as Record<string, unknown>;
    expect(read['evil']).toBeUndefined();
    expect(stringifyEjson(read as Value)).toBe('{"__proto__":{"evil":1}}');
  });

  test('refuses what is not simulated', () => {
    expect(() => parseEjson('{"$numberDecimal":"1"}')).toThrow('not simulated: $numberDecimal');
  });
});
