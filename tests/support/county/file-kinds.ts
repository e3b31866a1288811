import { encode } from 'iconv-lite';
import { csv, type Row } from './papers';

/** Files that are no table of text, and what each is refused as. */
export const noTables: readonly (readonly [
  what: string,
  content: Uint8Array,
  code: 'file-unreadable' | 'file-empty' | 'file-old-excel',
])[] = [
  [
    'half an Excel workbook',
    Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml'), Buffer.alloc(64)]),
    'file-unreadable',
  ],
  ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(64), 'hex'), 'file-old-excel'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452' + '00'.repeat(32), 'hex'), 'file-unreadable'],
  ['UTF-16, as "Unicode text"', encode('\ufeff班级,姓名\r\n', 'utf16le'), 'file-unreadable'],
  ['bytes of no encoding', Buffer.from('ff'.repeat(40), 'hex'), 'file-unreadable'],
  ['an open quotation mark', Buffer.from('班级,"姓名\r\n'), 'file-unreadable'],
  ['nothing', Buffer.alloc(0), 'file-empty'],
  ['blank lines', Buffer.from('\r\n,,,\r\n \r\n'), 'file-empty'],
];

/** The same rows as people's programs write them. */
export const writings: readonly (readonly [what: string, write: (rows: readonly Row[]) => Uint8Array])[] = [
  ['UTF-8', (rows) => Buffer.from(csv(rows))],
  ['UTF-8 with a byte order mark', (rows) => Buffer.from(`\ufeff${csv(rows)}`)],
  ['GB18030, as Excel and WPS write it in China', (rows) => encode(csv(rows), 'gb18030')],
  ['line feeds alone', (rows) => Buffer.from(csv(rows).replaceAll('\r\n', '\n'))],
  ['tabulators', (rows) => Buffer.from(csv(rows).replaceAll(',', '\t'))],
  ['columns in another order', (rows) => Buffer.from(csv(rows.map(reversed)))],
  [
    'two title rows above the headings',
    (rows) => Buffer.from(`2026年秋季学期,,,,\r\n填表人：钱会计,,\r\n${csv(rows)}`),
  ],
  [
    'columns that nobody asked for',
    (rows) => Buffer.from(csv(rows.map((row, at) => ({ 序号: String(at + 1), ...row, 备注栏: '无' })))),
  ],
  ['blank lines between', (rows) => Buffer.from(csv(rows).replaceAll('\r\n', '\r\n\r\n'))],
  ['blanks around cells, stars at headings', (rows) => Buffer.from(csv(rows.map(spaced)))],
];

function reversed(row: Row): Row {
  return Object.fromEntries(Object.entries(row).reverse());
}

function spaced(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([heading, cell]) => [` ${heading} *`, ` ${cell}\u3000`]));
}
