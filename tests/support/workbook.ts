import { zipOf } from '../../cloudfunctions/platform/zip-write';

interface Written {
  readonly rows?: string;
  readonly sheets?: readonly { readonly name: string; readonly rows: string; readonly state?: string }[];
  readonly shared?: string;
  /** Elements after the rows. */
  readonly after?: string;
  /** Number formats of the styles from 1 on; an empty one is the built-in date. */
  readonly formats?: readonly string[];
  readonly prefix?: string;
}

export const zipWith = zipOf;

/** A workbook part by part, for what a well-behaved program would not write. */
export function workbookOf({ rows = '', sheets, shared, after = '', formats = [], prefix: x = '' }: Written): Buffer {
  const all = sheets ?? [{ name: 'Sheet1', rows }];
  const named = all.map(
    (sheet, at) =>
      `<sheet name="${sheet.name}" sheetId="${at + 1}" ${'state' in sheet ? `state="${sheet.state ?? ''}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const links = all.map(
    (_sheet, at) => `<Relationship Id="rId${at + 1}" Type="worksheet" Target="/xl/worksheets/sheet${at + 1}.xml"/>`,
  );
  const numFmts = formats.map(
    (code, at) => `<numFmt numFmtId="${at + 170}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const xfs = ['<xf numFmtId="0"/>', ...formats.map((code, at) => `<xf numFmtId="${code === '' ? 14 : at + 170}"/>`)];
  return zipOf([
    { name: 'xl/workbook.xml', text: `<workbook><sheets>${named.join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${links.join('')}</Relationships>` },
    { name: 'xl/styles.xml', text: `<styleSheet>${numFmts.join('')}<cellXfs>${xfs.join('')}</cellXfs></styleSheet>` },
    ...(shared === undefined ? [] : [{ name: 'xl/sharedStrings.xml', text: `<sst>${shared}</sst>` }]),
    ...all.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      text: `<${x}worksheet><${x}sheetData>${sheet.rows}</${x}sheetData>${after}</${x}worksheet>`,
    })),
  ]);
}
