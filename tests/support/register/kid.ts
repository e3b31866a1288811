import { pinyin } from 'pinyin-pro';
import { numberBornOn } from '../county/lists';

/** A child of one run, and all that may be written about it. Another run has other children. */
export interface Kid {
  readonly at: number;
  /** The second is the first with a slip of the pen. */
  readonly names: readonly [string, string];
  readonly bornOn: string;
  /** The first has the day of birth, the second another one. */
  readonly idNumbers: readonly [string, string];
  readonly enrolmentNos: readonly [string, string];
  readonly guardian: string;
}

export const kidsPerRun = 3;

const surnames = Array.from('欧褚邬');
const given = Array.from('安宝春德恩芳光海家坤兰美娜鹏巧荣山桃文霞燕珍');

export function kidsOf(run: number): readonly Kid[] {
  return surnames.map((surname, at) => {
    const [first, second] = [run % given.length, Math.floor(run / given.length) % given.length];
    const name = `${surname}${given[first] ?? ''}${given[second] ?? ''}`;
    const bornOn = `2015-0${at + 1}-11`;
    const sequence = 20_000 + run * 10 + at * 2;
    const enrolment = (nth: number) => `L${990_000 + (run % 10_000)}${bornOn.replaceAll('-', '')}00${at}${nth}`;
    return {
      at,
      names: [name, `${name}子`],
      bornOn,
      idNumbers: [numberBornOn(bornOn, sequence), numberBornOn(`2016-0${at + 1}-12`, sequence + 1)],
      enrolmentNos: [enrolment(1), enrolment(2)],
      guardian: `oKin${run}x${at}`,
    };
  });
}

/** The first letters of its sounds, as people type them to find a name. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join('');
}

/** The day of birth within a citizen number. */
export function dayIn(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}
