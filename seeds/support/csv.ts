/** A CSV file as Excel writes it: UTF-8 with a byte order mark, cells quoted where they must be. */
export function csvFile(headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const lines = [headings, ...rows].map((row) => row.map(quoted).join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
