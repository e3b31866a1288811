import type { RowFault, RowFaultCode } from '../../contract/action';
import type { FileFault } from '../../contract/file-faults';
import { linesOf, type Line } from './lines';
import words from './table-words.json';

/** One column as we name it, and the headings under which people write it, the usual one first. */
export interface Column<Name extends string> {
  readonly name: Name;
  readonly headings: readonly string[];
  readonly required: boolean;
}

export interface Row<Name extends string> {
  /** As counted in the file, the first line being 1. */
  readonly line: number;
  readonly cells: Readonly<Record<Name, string>>;
}

export type Table<Name extends string> =
  | { readonly ok: true; readonly rows: readonly Row<Name>[]; readonly footer: readonly Row<Name>[] }
  | { readonly ok: false; readonly code: FileFault; readonly columns?: readonly string[] };

/** What one call can work off; a school's own files have fewer. */
export const maxRows = 3000;

/** Titles and remarks may stand above the headings. */
const headingSearch = 10;

/** Blank lines and a footer; with one line more there are too many rows. */
const spareLines = 2000;

/**
 * Reads a workbook or a CSV file with Chinese headings in any order. Lines that begin with a word for a sum are the footer.
 */
export function readTable<Name extends string>(content: Buffer, columns: readonly Column<Name>[]): Table<Name> {
  const read = linesOf(content);
  if (!read.ok) return read;
  const lines = firstOf(read.lines, headingSearch + maxRows + spareLines);
  if (lines.every(({ record }) => record.every((cell) => cell === ''))) return { ok: false, code: 'file-empty' };
  const heading = findHeading(lines, columns);
  if (!heading.ok) return { ok: false, code: 'file-columns-missing', columns: heading.missing };
  const body = lines.slice(heading.at + 1).filter(({ record }) => record.some((cell) => cell !== ''));
  const [data, footer] = split(body, ({ record }) => !isFooter(record));
  if (data.length === 0) return { ok: false, code: 'file-empty' };
  if (data.length > maxRows) return { ok: false, code: 'file-too-many-rows' };
  const toRow = ({ line, record }: Line): Row<Name> => ({ line, cells: pick(record, columns, heading.places) });
  return { ok: true, rows: data.map(toRow), footer: footer.map(toRow) };
}

export function fault(line: number, code: RowFaultCode, column?: string, value?: string): RowFault {
  return {
    line,
    fault: code,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value: withoutNumbers(value).slice(0, 40) }),
  };
}

/** A row that slipped by one cell has an ID or card number where a name should be: long runs of digits are never repeated. */
export function withoutNumbers(text: string): string {
  return text.replace(/\d{6,}[\dXx]*/g, '***');
}

/** The first filled cell says so: elsewhere the word may be part of a remark. */
export function isFooter(record: readonly string[]): boolean {
  const first = record.find((cell) => cell !== '') ?? '';
  return words.footer.some((word) => first.startsWith(word));
}

function firstOf<T>(items: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    if (first.length >= most) break;
    first.push(item);
  }
  return first;
}

function findHeading<Name extends string>(
  lines: readonly Line[],
  columns: readonly Column<Name>[],
): { ok: true; at: number; places: ReadonlyMap<Name, number> } | { ok: false; missing: readonly string[] } {
  let missing = columns.filter((column) => column.required).map((column) => column.headings[0] ?? column.name);
  for (const [at, { record }] of lines.slice(0, headingSearch).entries()) {
    const places = new Map(columns.map((column) => [column.name, placeOf(record, column.headings)]));
    const lacking = columns.filter((column) => column.required && places.get(column.name) === -1);
    if (lacking.length === 0) return { ok: true, at, places };
    if (lacking.length < missing.length) missing = lacking.map((column) => column.headings[0] ?? column.name);
  }
  return { ok: false, missing };
}

function placeOf(record: readonly string[], headings: readonly string[]): number {
  return record.findIndex((cell) => headings.includes(cell.replace(/[\s*:]/g, '')));
}

function pick<Name extends string>(
  record: readonly string[],
  columns: readonly Column<Name>[],
  places: ReadonlyMap<Name, number>,
): Record<Name, string> {
  return Object.fromEntries(columns.map(({ name }) => [name, record[places.get(name) ?? -1] ?? ''])) as Record<
    Name,
    string
  >;
}

function split<T>(items: readonly T[], keep: (item: T) => boolean): [T[], T[]] {
  return [items.filter(keep), items.filter((item) => !keep(item))];
}
