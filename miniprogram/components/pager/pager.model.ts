/** A long list shown a page at a time, so that a phone holds few nodes however long the list is. */
export interface Place {
  /** Number of the first and last row shown, from 1; 0 and 0 when there is none. */
  readonly from: number;
  readonly to: number;
  /** How many there are in all; 0 when that is not known yet. */
  readonly total: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** The rows of one page, and where it stands. A page beyond the end is the last one. */
export function cut<Row>(rows: readonly Row[], page: number, size: number): { rows: Row[]; place: Place } {
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const start = Math.min(Math.max(page, 0), last) * size;
  const shown = rows.slice(start, start + size);
  return { rows: shown, place: placeOf(start, shown.length, rows.length) };
}

/** Where rows stand of which only some have been fetched; `total` is 0 when nobody knows. */
export function placeOf(start: number, shown: number, total: number, hasMore = start + shown < total): Place {
  const from = shown === 0 ? 0 : start + 1;
  return { from, to: start + shown, total, hasPrevious: start > 0, hasNext: hasMore };
}

/** 第 21–40 名，共 312 名; empty when one page holds them all. */
export function placeText({ from, to, total, hasPrevious, hasNext }: Place, unit: string): string {
  if (!hasPrevious && !hasNext) return '';
  return `第 ${from}–${to} ${unit}${total > 0 ? `，共 ${total} ${unit}` : ''}`;
}
