import { isDateFormat } from './excel-number';
import { SharedStrings } from './shared-strings';
import { sheetLines, type Line } from './sheet-lines';
import { attributeOf } from './xml-text';
import { UnreadableFile, Zip } from './zip';

/** What one function can hold in memory; a sheet of 100,000 pupils has some 50 MB. */
const mostSheetBytes = 96 * 1024 * 1024;
const mostStringsBytes = 64 * 1024 * 1024;
const mostPartBytes = 4 * 1024 * 1024;

export interface Sheet {
  readonly name: string;
  /** Other sheets that hold something and are not read. */
  readonly others: readonly string[];
  /** They may be gone through again. */
  readonly lines: Iterable<Line>;
}

/**
 * The first visible sheet of a workbook that has a row in it, line by line. Reads what Excel, WPS, LibreOffice and common exporters write: shared and
 * inline strings, numbers, dates by style, merged cells. Formulas count as their last result.
 * Source: ECMA-376 part 1.
 * @throws UnreadableFile
 */
export function openWorkbook(content: Buffer): Sheet {
  const zip = new Zip(content);
  const book = workbookPart(zip);
  const targets = relationsOf(zip, book);
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const text = zip.read(book, mostPartBytes).toString('utf8');
  const dateStyles = dateStylesOf(zip, `${folder}styles.xml`);
  const visible = [...text.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => (attributeOf(tag, 'state') ?? 'visible') === 'visible')
    .map((tag) => ({
      name: attributeOf(tag, 'name') ?? '',
      part: targets.get(attributeOf(tag, '(?:\\w+:)id') ?? '') ?? '',
    }))
    .filter(({ part }) => zip.has(part));
  const [first, ...rest] = visible;
  if (!first) throw new UnreadableFile('file-unreadable');
  const strings = new SharedStrings(
    zip.has(`${folder}sharedStrings.xml`) ? zip.read(`${folder}sharedStrings.xml`, mostStringsBytes) : Buffer.alloc(0),
  );
  const opened = new Map<string, Sheet['lines']>();
  const open = (part: string): Sheet['lines'] => {
    const content = zip.read(part, mostSheetBytes);
    const lines = { [Symbol.iterator]: () => sheetLines(content, strings, dateStyles) };
    opened.set(part, lines);
    return lines;
  };
  const used = visible.find(({ part }) => visible.length === 1 || isFilled(open(part))) ?? first;
  const others = rest.length === 0 ? [] : visible.filter((one) => one !== used && isFilled(open(one.part)));
  return {
    name: used.name,
    others: others.map(({ name }) => name),
    lines: opened.get(used.part) ?? open(used.part),
  };
}

function isFilled(lines: Iterable<Line>): boolean {
  for (const { record } of lines) if (record.some((cell) => cell !== '')) return true;
  return false;
}

function workbookPart(zip: Zip): string {
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  const root = zip.read('_rels/.rels', mostPartBytes).toString('utf8');
  const tag = [...root.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].find(([one]) => /\/officeDocument"/.test(one));
  const target = tag && attributeOf(tag[0], 'Target')?.replace(/^\//, '');
  if (target === undefined || !zip.has(target)) throw new UnreadableFile('file-unreadable');
  return target;
}

/** Parts by the ids under which the workbook names them. */
function relationsOf(zip: Zip, book: string): Map<string, string> {
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${book.slice(folder.length)}.rels`;
  const text = zip.read(part, mostPartBytes).toString('utf8');
  return new Map(
    [...text.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
      const target = attributeOf(tag, 'Target') ?? '';
      return [attributeOf(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `${folder}${target}`];
    }),
  );
}

/** The numbers of those cell styles that show a number as a date. */
function dateStylesOf(zip: Zip, part: string): ReadonlySet<number> {
  if (!zip.has(part)) return new Set();
  const text = zip.read(part, mostPartBytes).toString('utf8');
  const formats = new Map(
    [...text.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)].map(([tag]) => [
      Number(attributeOf(tag, 'numFmtId')),
      attributeOf(tag, 'formatCode') ?? '',
    ]),
  );
  const styles = /<(?:\w+:)?cellXfs[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(text)?.[0] ?? '';
  const numbers = [...styles.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) =>
    Number(attributeOf(tag, 'numFmtId') ?? 0),
  );
  return new Set(numbers.flatMap((id, style) => (isDateFormat(id, formats.get(id)) ? [style] : [])));
}
