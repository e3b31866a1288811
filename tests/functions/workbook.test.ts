import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dayOfSerial, isDateFormat, numberText } from '../../cloudfunctions/platform/excel-number';
import { linesOf } from '../../cloudfunctions/platform/lines';
import { writeWorkbook } from '../../cloudfunctions/platform/workbook-write';
import { workbookOf, zipWith } from '../support/workbook';

const stored = (name: string) => readFileSync(path.join(__dirname, '../support/workbooks', name));

function recordsOf(content: Buffer): readonly (readonly string[])[] {
  const read = linesOf(content);
  if (!read.ok) throw new Error(read.code);
  return [...read.lines].map(({ record }) => record);
}
const codeOf = (content: Buffer) => {
  const read = linesOf(content);
  return read.ok ? 'read' : read.code;
};

describe('a workbook is read as people see it', () => {
  test.each(['exceljs.xlsx', 'sheetjs.xlsx', 'hucre.xlsx'])('%s', (name) => {
    const [title = [], headings, ...rows] = recordsOf(stored(name));
    expect(title[0]).toBe('2026年秋季学期学生花名册');
    expect(headings).toEqual(['班级', '姓名', '身份证号', '出生日期', '村', '户主', '是否寄宿', '金额']);
    expect(rows[0]).toEqual([
      '一年级',
      '阿依古丽·买买提',
      '990101201001150019',
      '2010-01-15',
      '柳溪村',
      '买买提',
      '是',
      '625.5',
    ]);
    expect(rows).toHaveLength(2);
  });

  test('with shared strings, runs, phonetic hints and characters in disguise', () => {
    const shared =
      '<si><r><t>张</t></r><r><t xml:space="preserve"> 小明</t></r><rPh><t>zhang</t></rPh></si><si><t>甲&amp;乙&#20010;_x0041_</t></si>';
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>';
    expect(recordsOf(workbookOf({ rows, shared }))).toEqual([['张 小明', '', '甲&乙个A']]);
  });

  test('with a prefix on every element and no references at cells', () => {
    const rows = '<x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row><x:row/>';
    expect(recordsOf(workbookOf({ rows, prefix: 'x:' }))).toEqual([['姓名', '7'], []]);
  });

  test('with numbers, results of formulas, truth values and dates by style', () => {
    const rows =
      '<row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="B3" t="str"><f>A1</f><v>一班</v></c><c r="C3" t="b"><v>1</v></c>' +
      '<c r="D3" s="1"><v>42064</v></c><c r="E3" s="2"><v>42064.5</v></c><c r="F3"><v>9.90101201001150E+17</v></c><c r="G3"/></row>';
    const [record] = recordsOf(workbookOf({ rows, formats: ['yyyy"年"m"月"', ''] }));
    expect(record).toEqual(['0.3', '一班', '1', '2015-03-01', '2015-03-01', '9.9010120100115E+17', '']);
  });

  test('with a class merged down beside its pupils; a title across is left alone', () => {
    const rows = ['一年级', '', ''].map(
      (text, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="str"><v>${text}</v></c></row>`,
    );
    const merged = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/></mergeCells>';
    expect(recordsOf(workbookOf({ rows: rows.join(''), after: merged }))).toEqual([['一年级'], ['一年级'], ['']]);
  });

  test('the first visible sheet that holds something is taken, and the others are named', () => {
    const row = (text: string) => `<row><c t="str"><v>${text}</v></c></row>`;
    const sheets = [
      { name: '藏着', rows: row('隐藏'), state: 'hidden' },
      { name: '空的', rows: '' },
      { name: '一班', rows: row('甲') },
      { name: '二班', rows: row('乙') },
    ];
    const read = linesOf(workbookOf({ sheets }));
    expect(read).toMatchObject({ ok: true, sheet: '一班', otherSheets: ['二班'] });
    expect(recordsOf(workbookOf({ sheets }))).toEqual([['甲']]);
  });

  test('what we write is read back, ID numbers whole', () => {
    const rows = [
      ['张&<三>"', '990101201001150019', ''],
      ['', '\u0001a', 'x'.repeat(50)],
    ];
    const content = writeWorkbook({ name: '要改的行', headings: ['姓名', '身份证号', '错在哪里'], rows });
    expect(recordsOf(content)).toEqual([['姓名', '身份证号', '错在哪里'], rows[0], ['', 'a', 'x'.repeat(50)]]);
    expect(writeWorkbook({ name: '要改的行', headings: ['姓名', '身份证号', '错在哪里'], rows })).toEqual(content);
  });
});

describe('a workbook is refused', () => {
  const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
  test.each([
    ['of Excel 97', stored('old.xls'), 'file-old-excel'],
    ['that is a web page', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'file-old-excel'],
    ['with a password', locked, 'file-locked'],
    ['that ends too soon', stored('exceljs.xlsx').subarray(0, 3000), 'file-unreadable'],
    ['that is another archive', zipWith([{ name: 'readme.txt', text: 'x' }]), 'file-unreadable'],
  ])('%s', (_what, content, code) => {
    expect(codeOf(content)).toBe(code);
  });

  test('when a part says that it is huge', () => {
    const content = workbookOf({ rows: '' });
    const at = content.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    content.writeUInt32LE(0x7fffffff, at + 24);
    expect(codeOf(content)).toBe('file-too-large');
  });

  test('when a part is huge and says that it is small', () => {
    const content = workbookOf({ rows: ' '.repeat(100 * 1024 * 1024) });
    const at = content.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    content.writeUInt32LE(1000, at + 24);
    expect(content.length).toBeLessThan(200_000);
    expect(codeOf(content)).toBe('file-too-large');
  });

  test('wherever it is damaged, with a code and nothing thrown', () => {
    const whole = stored('sheetjs.xlsx');
    for (let at = 0; at < whole.length; at += 97) {
      const content = Buffer.from(whole);
      content[at] = (content[at] ?? 0) ^ 0xff;
      expect(codeOf(content)).toMatch(/^(read|file-)/);
    }
  });
});

test('serial numbers are days, and long numbers stay visibly spoiled', () => {
  expect(dayOfSerial(42_064)).toBe('2015-03-01');
  expect(dayOfSerial(12)).toBeNull();
  expect(numberText('5.3010120100115E+17')).toBe('5.3010120100115E+17');
  expect(numberText('625.50')).toBe('625.5');
  expect([
    isDateFormat(14),
    isDateFormat(31),
    isDateFormat(0),
    isDateFormat(164, 'General'),
    isDateFormat(165, 'yyyy/m/d'),
  ]).toEqual([true, true, false, false, true]);
});
