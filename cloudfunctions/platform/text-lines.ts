import { parse } from 'csv-parse/sync';
import type { Line } from './sheet-lines';

/** The lines of a CSV file in UTF-8 or GB18030 (what Excel and WPS write in China); null for what is no table of text. */
export function textLines(content: Buffer): readonly Line[] | null {
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
      record,
    }));
  } catch {
    return null;
  }
}

/** Null for what is no text: a picture, a program. */
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
