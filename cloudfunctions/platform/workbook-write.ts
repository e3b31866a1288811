import { escapeXml } from './xml-text';
import { zipOf } from './zip-write';

export interface NewSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;
const [textStyle, headingStyle] = [1, 2];
const columnWidth = 22;

/** A workbook of one sheet. Every cell is text, so that a program does not round ID numbers. */
export function writeWorkbook({ name, headings, rows }: NewSheet): Buffer {
  const lines = [headings, ...rows].map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((cell, column) => cellOf(cell, at === 0 ? headingStyle : textStyle, `${lettersOf(column)}${at + 1}`)).join('')}</row>`,
  );
  const sheet = `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${Math.max(1, headings.length)}" width="${columnWidth}" style="${textStyle}" customWidth="1"/></cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
  return zipOf(
    [
      ['[Content_Types].xml', contentTypes],
      ['_rels/.rels', linksOf([['officeDocument', 'xl/workbook.xml']])],
      ['xl/workbook.xml', bookOf(name)],
      [
        'xl/_rels/workbook.xml.rels',
        linksOf([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ],
      ['xl/styles.xml', styles],
      ['xl/worksheets/sheet1.xml', sheet],
    ].map(([part = '', text = '']) => ({ name: part, text: declaration + text })),
  );
}

const contentTypes = `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['xl/workbook.xml', 'sheet.main'],
  ['xl/styles.xml', 'styles'],
  ['xl/worksheets/sheet1.xml', 'worksheet'],
]
  .map(([part, kind]) => `<Override PartName="/${part}" ContentType="${kinds}.${kind}+xml"/>`)
  .join('')}</Types>`;

function bookOf(name: string): string {
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function linksOf(links: readonly (readonly [kind: string, target: string])[]): string {
  const all = links.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${relations}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`;
}

function cellOf(text: string, style: number, place: string): string {
  if (text === '') return `<c r="${place}" s="${style}"/>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}
