import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { linesOf } from '../../cloudfunctions/platform/lines';
import { isEnrolmentNo } from '../../domain/ledger/enrolment-number';
import { hasValidChecksum } from '../../domain/ledger/id-number';
import { documentsIn } from './county/documents';

export interface Searched {
  /** What the functions have printed. */
  readonly output?: readonly string[];
  /** Values that are known to be personal, such as the ends of cards. */
  readonly known?: readonly string[];
}

/** Keys of the simulated cloud, and what a test itself keeps. */
const notOurs = ['secrets.json', 'world.json'];

/** Personal values that stand in clear where none may: in the database with its log, free pages too, in stored files, in what functions print. */
export function inClear(dataDir: string, { output = [], known = [] }: Searched = {}): string[] {
  return [...textsOf(dataDir), ['the log', output.join('\n')] as const].flatMap(([place, text]) =>
    personalIn(text, known).map((what) => `${what} stands in clear in ${place}`),
  );
}

/** What a text gives away, each value with its beginning only. */
export function personalIn(text: string, known: readonly string[] = []): string[] {
  const found = [
    ...numbersIn(text, /(?=(\d{17}[\dXx]))/g, isIdNumber).map((number) => `an ID number (${number.slice(0, 6)}…)`),
    ...numbersIn(text, /(?=([GJL]\d{17}[\dX]))/g, isEnrolmentNo).map(
      (it) => `an enrolment number (${it.slice(0, 7)}…)`,
    ),
    ...numbersIn(text, mobile).map((number) => `a phone number (${number.slice(0, 3)}…)`),
    ...numbersIn(text, card).map((number) => `a card number (${number.slice(0, 6)}…)`),
    ...(text.includes('"cardTail"') ? ['the end of a card, as a field,'] : []),
    ...known.filter((value) => text.includes(value)).map(() => 'a value that is known to be personal'),
  ];
  return [...new Set(found)];
}

/** A person's: schools have numbers of lines. Keys and hashes hold letters beside such digits. */
const mobile = /(?<![\w.-])(1[3-9]\d{9})(?![\w-])/g;
const card = /(?<![\w.-])(62\d{14,17})(?![\w-])/g;

function numbersIn(text: string, pattern: RegExp, isOne: (number: string) => boolean = () => true): string[] {
  return Array.from(text.matchAll(pattern), ([, number = '']) => number.toUpperCase()).filter(isOne);
}

function isIdNumber(number: string): boolean {
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  const isDay = year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay && hasValidChecksum(number);
}

function textsOf(dataDir: string): (readonly [place: string, text: string])[] {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => !notOurs.includes(name) && statSync(path.join(dataDir, name)).isFile());
  const raw = files.map((name) => [name, fileText(readFileSync(path.join(dataDir, name)))] as const);
  // A document that lies on two pages is whole only here.
  const documents = existsSync(path.join(dataDir, 'cloud.db')) ? Object.entries(documentsIn(dataDir)) : [];
  return [...raw, ...documents.map(([name, all]) => [name, JSON.stringify(all)] as const)];
}

/** A workbook is packed: what it shows is looked at too. */
function fileText(content: Buffer): string {
  const text = content.toString('latin1');
  if (!text.startsWith('PK')) return text;
  const read = linesOf(content);
  return read.ok ? `${text}\n${JSON.stringify([...read.lines])}` : text;
}
