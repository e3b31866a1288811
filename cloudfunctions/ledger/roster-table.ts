import type { FileFault } from '../../contract/file-faults';
import type { ChosenColumn, RosterField } from '../../contract/roster';
import { isFooter, withoutNumbers, type Column } from '../platform/csv';
import { linesOf, type Line } from '../platform/lines';
import { remembered } from './remembered-rows';
import columns from './roster.columns.json';

export const rosterColumns = columns as readonly Column<RosterField>[];

/** What one import works off; a county's largest school has some five thousand pupils. */
export const mostRows = 100_000;

/** Titles, remarks and a merged line may stand above the headings. */
const headingSearch = 20;
const mostHeadings = 60;
const longestHeading = 60;

/** A row as it stands in the file. */
export interface RosterRow {
  /** As the file counts its lines. */
  readonly line: number;
  readonly cells: Readonly<Record<RosterField, string>>;
  readonly record: readonly string[];
}

export interface RosterTable {
  readonly ok: true;
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
  readonly headings: readonly string[];
  /** In which columns they stand. */
  readonly places: readonly number[];
  readonly columns: readonly ChosenColumn[];
  /** Fields that must have a column and have none. */
  readonly missing: readonly RosterField[];
  /** The rows below the headings, without blank lines and sums. They may be gone through again. */
  rows(): Iterable<RosterRow>;
}

/**
 * Finds the headings of a roster and what they stand for: as the person says in `chosen`, else by the words that schools use. The file as
 * it is read may be any table.
 */
export function openRoster(
  content: Buffer,
  chosen: readonly ChosenColumn[] = [],
): RosterTable | { readonly ok: false; readonly code: FileFault } {
  const read = linesOf(content);
  if (!read.ok) return read;
  const heading = findHeading(read.lines, chosen);
  if (!heading) return { ok: false, code: 'file-empty' };
  const places = placesOf(heading.record, chosen);
  const known = rosterColumns.map(({ name }) => ({
    field: name,
    heading: heading.record[places.get(name) ?? -1] ?? null,
  }));
  const shown = [...heading.record.keys()].filter((at) => heading.record[at] !== '').slice(0, mostHeadings);
  const missing = rosterColumns.filter(({ name, required }) => required && !places.has(name)).map(({ name }) => name);
  return {
    ok: true,
    sheet: read.sheet,
    otherSheets: read.otherSheets,
    headings: shown.map((at) => headingText(heading.record[at] ?? '')),
    places: shown,
    columns: known.map(({ field, heading: found }) => ({
      field,
      heading: found === null ? null : headingText(found),
    })),
    missing: [...missing, ...(hasKey(places) ? [] : ['idNumber' as const])],
    rows: remembered(() => rowsBelow(read.lines, heading.line, places)),
  };
}

/** A pupil is told apart by one of these. */
function hasKey(places: ReadonlyMap<RosterField, number>): boolean {
  return places.has('idNumber') || places.has('enrolmentNo') || places.has('bornOn');
}

function* rowsBelow(
  lines: Iterable<Line>,
  headingLine: number,
  places: ReadonlyMap<RosterField, number>,
): Generator<RosterRow, void> {
  for (const { line, record } of lines) {
    if (line <= headingLine || record.every((cell) => cell === '') || isFooter(record)) continue;
    yield { line, record, cells: cellsOf(record, places) };
  }
}

/** The line that names most fields; the first of those that name as many. */
function findHeading(
  lines: Iterable<{ readonly line: number; readonly record: readonly string[] }>,
  chosen: readonly ChosenColumn[],
): { line: number; record: readonly string[] } | null {
  let best: { line: number; record: readonly string[]; fields: number } | null = null;
  let looked = 0;
  for (const { line, record } of lines) {
    if (record.every((cell) => cell === '')) continue;
    if (looked >= headingSearch) break;
    looked += 1;
    const fields = placesOf(record, chosen).size + (record.filter((cell) => cell !== '').length > 2 ? 0.5 : 0);
    if (!best || fields > best.fields) best = { line, record, fields };
  }
  return best;
}

function placesOf(record: readonly string[], chosen: readonly ChosenColumn[]): Map<RosterField, number> {
  const places = new Map<RosterField, number>();
  const taken = new Set<number>();
  const said = new Map(chosen.map(({ field, heading }) => [field, heading]));
  const take = (field: RosterField, at: number): void => {
    if (at < 0 || taken.has(at)) return;
    places.set(field, at);
    taken.add(at);
  };
  for (const [field, heading] of said) {
    if (heading !== null)
      take(
        field,
        record.findIndex((cell) => headingText(cell) === heading),
      );
  }
  for (const { name, headings } of rosterColumns) {
    if (said.has(name)) continue;
    take(
      name,
      record.findIndex((cell, at) => !taken.has(at) && headings.includes(bare(cell))),
    );
  }
  return places;
}

/** A file without headings has a pupil there: no number of theirs is kept. */
function headingText(cell: string): string {
  return withoutNumbers(cell).slice(0, longestHeading);
}

/** Without blanks, stars, colons and what stands in brackets at the end. */
function bare(cell: string): string {
  return cell.replace(/[\s*:\u2605]/g, '').replace(/\(.*\)$/, '');
}

function cellsOf(record: readonly string[], places: ReadonlyMap<RosterField, number>): Record<RosterField, string> {
  const cell = (field: RosterField): string => record[places.get(field) ?? -1] ?? '';
  return {
    pupilName: cell('pupilName'),
    idNumber: cell('idNumber'),
    enrolmentNo: cell('enrolmentNo'),
    bornOn: cell('bornOn'),
    grade: cell('grade'),
    className: cell('className'),
    village: cell('village'),
    head: cell('head'),
    boarder: cell('boarder'),
  };
}
