/** A long list is shown a page at a time, so that a phone holds few nodes however long the list is. */
export interface Place {
  /** Number of the first and last row shown, from 1; 0 and 0 when there is none. */
  readonly from: number;
  readonly to: number;
  /** How many there are in all; 0 when that is not known yet. */
  readonly total: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** What has been fetched of a list that the server hands out piece by piece, and the page that is shown. */
export interface Fetched<Row> {
  readonly rows: readonly Row[];
  /** The server's cursor; null when everything is here. */
  readonly next: string | null;
  readonly page: number;
}

/** Rows on one page. */
export const pageSize = 15;

/** The rows of one page of a list that is wholly here. A page beyond the end is the last one. */
export function cut<Row>(rows: readonly Row[], page: number, size = pageSize): { rows: Row[]; place: Place } {
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const start = Math.min(Math.max(page, 0), last) * size;
  const shown = rows.slice(start, start + size);
  return { rows: shown, place: placeOf(start, shown.length, rows.length, start + shown.length < rows.length) };
}

/** The same for a list of which only some is here; `total` is 0 where nobody knows. */
export function cutFetched<Row>({ rows, next, page }: Fetched<Row>, total = 0): { rows: Row[]; place: Place } {
  const { rows: shown, place } = cut(rows, page);
  const all = next === null ? rows.length : Math.max(total, 0);
  return { rows: shown, place: { ...place, total: all, hasNext: place.hasNext || next !== null } };
}

/** The page cannot be shown before more is fetched. */
export function lacks({ rows, next }: Fetched<unknown>, page: number): boolean {
  return next !== null && (page + 1) * pageSize > rows.length;
}

export function appended<Row>(fetched: Fetched<Row>, rows: readonly Row[], next: string | null): Fetched<Row> {
  return { ...fetched, rows: [...fetched.rows, ...rows], next };
}

/** 第 21–40 名，共 312 名; empty when one page holds them all. */
export function placeText({ from, to, total, hasPrevious, hasNext }: Place, unit: string): string {
  if (!hasPrevious && !hasNext) return '';
  if (from === 0) return '往后翻，看更早的';
  return `第 ${from}–${to} ${unit}${total > 0 ? `，共 ${total} ${unit}` : ''}`;
}

function placeOf(start: number, shown: number, total: number, hasNext: boolean): Place {
  return { from: shown === 0 ? 0 : start + 1, to: start + shown, total, hasPrevious: start > 0, hasNext };
}
