/** Cells of one column merged over several rows, and what stands in the first of them. */
export interface Merge {
  readonly from: number;
  readonly to: number;
  text: string;
}

const mostMerges = 5000;

/** The merges that go down one column, by column from 0; titles, which go across, are no part of the table. */
export function mergesOf(content: Buffer, prefix: string): Map<number, Merge[]> {
  const byColumn = new Map<number, Merge[]>();
  const at = content.lastIndexOf(`<${prefix}mergeCells`);
  if (at < 0) return byColumn;
  const text = content.toString('latin1', at, at + 60 * mostMerges);
  for (const [, left = '', from, right, to] of text.matchAll(/\sref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g)) {
    if (left !== right || from === to) continue;
    const column = columnNumber(left);
    const merges = byColumn.get(column) ?? [];
    merges.push({ from: Number(from), to: Number(to), text: '' });
    byColumn.set(column, merges);
  }
  for (const merges of byColumn.values()) merges.sort((a, b) => a.from - b.from);
  return byColumn;
}

/** From 0, for `A` and on. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}
