import { parse } from 'csv-parse/sync';
import type { RowFault, RowFaultCode } from '../../contract/action';
import type { FileFault } from '../../contract/file-faults';
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

/**
 * Reads a CSV file with Chinese headings in any order, in UTF-8 or GB18030 (what Excel and WPS write in China). Lines that
 * begin with a word for a sum are the footer.
 */
export function readTable<Name extends string>(content: Buffer, columns: readonly Column<Name>[]): Table<Name> {
  if (content.length === 0) return { ok: false, code: 'file-empty' };
  const lines = linesOf(content);
  if (!lines) return { ok: false, code: 'file-unreadable' };
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
function isFooter(record: readonly string[]): boolean {
  const first = record.find((cell) => cell !== '') ?? '';
  return words.footer.some((word) => first.startsWith(word));
}

interface Line {
  readonly line: number;
  readonly record: readonly string[];
}

function linesOf(content: Buffer): readonly Line[] | null {
  const text = decode(content);
  if (text === null) return null;
  try {
    const parsed = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      delimiter: delimiterOf(text),
    });
    return (parsed as unknown as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      record: record.map(tidy),
    }));
  } catch {
    return null;
  }
}

/** Null for what is no text: a workbook, a picture. */
function decode(content: Buffer): string | null {
  if (content.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      return text.includes('\ufffd') ? null : text;
    } catch {
      continue;
    }
  }
  return null;
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 2000);
  return head.split('\t').length > head.split(',').length ? '\t' : ',';
}

function tidy(cell: string): string {
  return cell.normalize('NFKC').replace(/\s+/g, ' ').trim().replace(/^'/, '');
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
