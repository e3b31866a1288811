import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { dayOf, daysAfter } from '../../../domain/shared/calendar';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('so many days after a day', () => {
  test.each([
    ['2026-11-24', 7, '2026-12-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-11-24', 0, '2026-11-24'],
  ])('%s and %d is %s', (from, days, to) => expect(daysAfter(from, days)).toBe(to));

  test('there and back is the same day', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -800, max: 800 }),
        (from, days) => daysAfter(daysAfter(from, days), -days) === from,
      ),
    );
  });

  test('later is later, also as text', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 800 }), (from, days) => daysAfter(from, days) > from));
  });
});

test.each([
  ['2026-11-20T15:59:59.999Z', '2026-11-20'],
  ['2026-11-20T16:00:00.000Z', '2026-11-21'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2026-11-20T00:00:00.000Z', '2026-11-20'],
])('at %s it is %s in Shanghai', (instant, today) => expect(dayOf(instant)).toBe(today));
