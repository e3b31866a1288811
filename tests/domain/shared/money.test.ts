import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseYuan, sumFen } from '../../../domain/shared/money';

const fen = fc.nat(1_000_000_000);
const yuan = (amount: number) => (amount / 100).toFixed(2);
const grouped = (amount: number) => yuan(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const fullWidth = (text: string) =>
  Array.from(text, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');

describe('an amount in yuan', () => {
  test.each([
    ['625', 62_500],
    ['625.5', 62_550],
    ['625.50', 62_550],
    ['0.01', 1],
    ['0', 0],
    ['¥1,250.00', 125_000],
    ['￥1，250．00', 125_000],
    ['６２５．５０', 62_550],
    ['1 250.00', 125_000],
    ['625元', 62_500],
    [' 312.5 ', 31_250],
    ['12,345,678.90', 1_234_567_890],
    ['99999999.99', 9_999_999_999],
  ])('%s is %d fen', (text, amount) => expect(parseYuan(text)).toBe(amount));

  test.each([
    '',
    '元',
    '-5',
    '+5',
    '5-',
    '1e3',
    '0x10',
    '6.255',
    '625.',
    '.5',
    '1.2.3',
    '六百二十五',
    'NaN',
    'Infinity',
    '123456789',
    '312,5',
    '1,25',
    ',625',
    '62,5.00',
    '6¥25',
    '625元元',
    '625.00（已发）',
  ])('%p is none', (text) => expect(parseYuan(text)).toBeNull());

  test('comes back as it was written, in every way of writing', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        for (const text of [
          yuan(amount),
          grouped(amount),
          `¥${grouped(amount)}`,
          fullWidth(yuan(amount)),
          `${yuan(amount)}元`,
        ])
          expect(parseYuan(text)).toBe(amount);
      }),
    );
  });

  test('is whole fen, not less than nothing, or none, whatever is typed', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[\d.,¥元 -]{0,14}$/));
    fc.assert(
      fc.property(typed, (text) => {
        const amount = parseYuan(text);
        return amount === null || (Number.isSafeInteger(amount) && amount >= 0);
      }),
    );
  });
});

test('a sum of fen is exact and does not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(fen), (amounts) => {
      const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
      expect(BigInt(sumFen(amounts))).toBe(exact);
      expect(sumFen([...amounts].reverse())).toBe(sumFen(amounts));
    }),
  );
});
