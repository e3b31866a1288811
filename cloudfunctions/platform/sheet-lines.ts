import { dayOfSerial, numberText } from './excel-number';
import { columnNumber, mergesOf, type Merge } from './sheet-merges';
import { prefixOf, stringOf, type SharedStrings } from './shared-strings';
import { unescapeXml } from './xml-text';

/** One line of a table as it stands in the file. */
export interface Line {
  /** As the file counts them, from 1. */
  readonly line: number;
  readonly record: readonly string[];
}

/** Wider tables are no lists of people. */
const mostColumns = 256;

/** The lines of a worksheet part in order; a row that the file leaves out is left out. */
export function* sheetLines(
  content: Buffer,
  strings: SharedStrings,
  dateStyles: ReadonlySet<number>,
): Generator<Line, void> {
  const prefix = prefixOf(content, 'worksheet');
  const cells = new RegExp(`<${prefix}c((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${prefix}c>)`, 'g');
  const merges = mergesOf(content, prefix);
  let line = 0;
  for (const { tag, body } of rowsOf(content, prefix)) {
    line = Number(/\sr="(\d+)"/.exec(tag)?.[1] ?? line + 1);
    const record: string[] = [];
    for (const [, attributes = '', inner = ''] of body.matchAll(cells)) {
      const column = columnOf(attributes) ?? record.length;
      if (column >= mostColumns) break;
      while (record.length < column) record.push('');
      record[column] = cellText(attributes, inner, strings, dateStyles);
    }
    fillDown(record, line, merges);
    yield { line, record };
  }
}

function* rowsOf(content: Buffer, prefix: string): Generator<{ tag: string; body: string }, void> {
  const [open, close] = [`<${prefix}row`, `</${prefix}row>`];
  for (let at = content.indexOf(open); at >= 0; at = content.indexOf(open, at)) {
    const tagEnd = content.indexOf('>', at);
    if (tagEnd < 0) return;
    const tag = content.toString('latin1', at, tagEnd);
    at = tagEnd + 1;
    if (!/^<(?:\w+:)?row(\s|\/|$)/.test(tag)) continue;
    if (tag.endsWith('/')) {
      yield { tag, body: '' };
      continue;
    }
    const end = content.indexOf(close, at);
    if (end < 0) return;
    yield { tag, body: content.toString('utf8', at, end) };
    at = end + close.length;
  }
}

/** From 0; undefined when the cell does not say. */
function columnOf(attributes: string): number | undefined {
  const letters = /\sr="([A-Z]{1,3})\d*"/.exec(attributes)?.[1];
  return letters === undefined ? undefined : columnNumber(letters);
}

function cellText(attributes: string, inner: string, strings: SharedStrings, dateStyles: ReadonlySet<number>): string {
  if (inner === '') return '';
  const type = /\st="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return stringOf(inner);
  const raw = unescapeXml(/<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(inner)?.[1] ?? '');
  if (type === 's') return raw === '' ? '' : strings.get(Number(raw));
  if (type === 'd') return raw.slice(0, 10);
  if (type !== 'n') return raw;
  const style = Number(/\ss="(\d+)"/.exec(attributes)?.[1] ?? -1);
  return (dateStyles.has(style) && raw !== '' ? dayOfSerial(Number(raw)) : null) ?? numberText(raw);
}

/** What a person merged over several rows, a class beside its pupils, stands in each of them. */
function fillDown(record: string[], line: number, merges: Map<number, Merge[]>): void {
  for (const [column, stack] of merges) {
    while (stack[0] !== undefined && stack[0].to < line) stack.shift();
    const merge = stack[0];
    if (merge === undefined || line < merge.from) continue;
    if (line === merge.from) merge.text = record[column] ?? '';
    else if (merge.text !== '') {
      while (record.length < column) record.push('');
      record[column] = merge.text;
    }
  }
}
