import type { FileFault } from '../../contract/file-faults';
import type { Refused } from '../../contract/action';
import type { ChosenColumn } from '../../contract/roster';
import type { RosterImport } from '../../domain/ledger/roster-import';
import { readKept, takeIncoming } from '../platform/files';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import { mostRows, openRoster, type RosterTable } from './roster-table';

/** A hundred thousand rows have some 6 MB as a workbook and 10 MB as text. */
const mostBytes = 12 * 1024 * 1024;

/** So long faulty rows can be asked for, and a checked roster waits for a person's word. */
const keptHours = 30 * 24;

/** Larger ones are opened by the jobs alone, which have the memory. */
const smallBytes = 1024 * 1024;

export interface RosterFile {
  readonly table: RosterTable;
  readonly hash: string;
}

/** The roster that a person has put in the cloud, from our sealed copy. */
export async function readRosterFile(
  fileId: string,
  openid: string,
  chosen: readonly ChosenColumn[],
): Promise<RosterFile | Refused<FileFault>> {
  const file = await readKept(fileId, openid);
  if ('ok' in file) return file;
  const table = openRoster(file.content, chosen);
  if (!table.ok) return refused(table.code);
  return { table, hash: file.hash };
}

/** What a file says of itself while the person waits: of a large one only that it is there. From now on it is sealed. */
export async function glanceAtRoster(
  { fileId, columns: chosen }: { readonly fileId: string; readonly columns: readonly ChosenColumn[] },
  { caller, at }: Pick<Call, 'caller' | 'at'>,
): Promise<RosterGlance | Refused<FileFault>> {
  const file = await takeIncoming(fileId, caller.openid, { at, most: mostBytes, hours: keptHours });
  if ('ok' in file) return file;
  const unread = { sheet: null, otherSheets: [], headings: [], columns: [...chosen], rows: 0 };
  if (file.content.length > smallBytes) return { ...unread, fileHash: file.hash, state: 'checking' };
  const table = openRoster(file.content, chosen);
  if (!table.ok) return refused(table.code);
  const about = { ...aboutTable(table), fileHash: file.hash };
  if (table.missing.length > 0) return { ...about, rows: 0, state: 'columns' };
  const rows = rowsIn(table);
  return typeof rows === 'number' ? { ...about, rows, state: 'checking' } : rows;
}

type RosterGlance = Pick<
  RosterImport,
  'sheet' | 'otherSheets' | 'headings' | 'columns' | 'rows' | 'fileHash' | 'state'
>;

/** What a table says of itself before its rows are judged. */
export function aboutTable(table: RosterTable): Pick<RosterImport, 'sheet' | 'otherSheets' | 'headings' | 'columns'> {
  const { sheet, otherSheets, headings, columns } = table;
  return { sheet, otherSheets: otherSheets.slice(0, 20), headings, columns };
}

/** How many rows there are; what is wrong when there are none or too many. */
export function rowsIn(table: RosterTable): number | Refused<'file-empty' | 'file-too-many-rows'> {
  let rows = 0;
  const all = table.rows()[Symbol.iterator]();
  while (all.next().done !== true) {
    rows += 1;
    if (rows > mostRows) return refused('file-too-many-rows');
  }
  return rows === 0 ? refused('file-empty') : rows;
}
