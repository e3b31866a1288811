import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { hasValidChecksum, normaliseIdNumber } from '../../../domain/ledger/id-number';

/** The check character, reckoned as ISO 7064 describes it: the one that makes the weighted sum leave 1 when divided by 11. */
function checkCharacter(body: string): string {
  for (const character of '0123456789X') {
    let sum = character === 'X' ? 10 : Number(character);
    for (let place = 0, weight = 2; place < 17; place += 1, weight = (weight * 2) % 11)
      sum += Number(body[16 - place]) * weight;
    if (sum % 11 === 1) return character;
  }
  throw new Error(`no check character for ${body}`);
}

const body = fc.stringMatching(/^[1-9]\d{16}$/);
const idNumber = body.map((digits) => digits + checkCharacter(digits));

describe('the check character of an ID number', () => {
  test.each(['11010519491231002X', '440524188001010014'])('is right in the example of the standard, %s', (example) =>
    expect(hasValidChecksum(example)).toBe(true),
  );

  test('is right when it was reckoned', () => {
    fc.assert(fc.property(idNumber, (number) => hasValidChecksum(number)));
  });

  test('catches every single wrong digit', () => {
    fc.assert(
      fc.property(idNumber, (number) => {
        for (let place = 0; place < 18; place += 1) {
          for (const character of '0123456789X') {
            if (character === number[place]) continue;
            if (hasValidChecksum(number.slice(0, place) + character + number.slice(place + 1))) return false;
          }
        }
        return true;
      }),
    );
  });

  test('catches two neighbouring digits that changed places', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(16), (number, place) => {
        const [left = '', right = ''] = number.slice(place, place + 2);
        fc.pre(left !== right);
        return !hasValidChecksum(number.slice(0, place) + right + left + number.slice(place + 2));
      }),
    );
  });

  test.each([
    '',
    '11010519491231002',
    '11010519491231002XX',
    '11010519491231002x',
    '1101051949123100２X',
    'X'.repeat(18),
  ])('is wrong in %p', (text) => expect(hasValidChecksum(text)).toBe(false));
});

describe('an ID number as people type it', () => {
  test.each([
    '110105 19491231 002X',
    "'11010519491231002X",
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105-19491231-002x',
  ])('%p is read', (typed) => expect(normaliseIdNumber(typed)).toBe('11010519491231002X'));

  test('once read, it stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => normaliseIdNumber(normaliseIdNumber(text)) === normaliseIdNumber(text)),
    );
  });
});
