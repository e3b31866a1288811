import type { FileFault } from '../../contract/file-faults';
import type { Line } from './sheet-lines';
import { textLines } from './text-lines';
import { openWorkbook } from './workbook';
import { UnreadableFile } from './zip';

export type { Line } from './sheet-lines';

export type Lines =
  | {
      readonly ok: true;
      /** They may be gone through again. */
      readonly lines: Iterable<Line>;
      /** Null for a text file, which has none. */
      readonly sheet: string | null;
      /** Other sheets that hold something and are not read. */
      readonly otherSheets: readonly string[];
    }
  | { readonly ok: false; readonly code: FileFault };

/** The lines of a table that a person brings, whatever its name says: what it is shows in its first bytes. Cells are tidied. */
export function linesOf(content: Buffer): Lines {
  if (content.length === 0) return { ok: false, code: 'file-empty' };
  if (isOle(content)) return { ok: false, code: isEncrypted(content) ? 'file-locked' : 'file-old-excel' };
  if (isMarkup(content)) return { ok: false, code: 'file-old-excel' };
  if (!isZip(content)) {
    const lines = textLines(content);
    if (!lines) return { ok: false, code: 'file-unreadable' };
    return { ok: true, lines: lines.map(tidied), sheet: null, otherSheets: [] };
  }
  try {
    const { name, others, lines } = openWorkbook(content);
    return { ok: true, lines: { [Symbol.iterator]: () => mapped(lines, tidied) }, sheet: name, otherSheets: others };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, code: error.reason };
    if (error instanceof RangeError) return { ok: false, code: 'file-unreadable' };
    throw error;
  }
}

function isZip(content: Buffer): boolean {
  return content.length > 3 && content.readUInt32LE(0) === 0x04034b50;
}

/** Excel up to 2003, and every workbook with a password. */
function isOle(content: Buffer): boolean {
  return content.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
}

function isEncrypted(content: Buffer): boolean {
  return content.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** A web page or XML that an office program exported under the name of Excel. */
function isMarkup(content: Buffer): boolean {
  return /^\ufeff?\s*<(\?xml|!doctype|html|table|meta)/i.test(content.toString('utf8', 0, 200));
}

function tidied({ line, record }: Line): Line {
  return { line, record: record.map(tidy) };
}

function tidy(cell: string): string {
  if (/^[\w.\u4e00-\u9fff]*$/.test(cell)) return cell;
  return cell.normalize('NFKC').replace(/\s+/g, ' ').trim().replace(/^'/, '');
}

function* mapped<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R, void> {
  for (const item of items) yield change(item);
}
