import type { RowFault } from '../../contract/action';
import { hasValidChecksum, normaliseIdNumber } from '../../domain/ledger/id-number';
import { fault, readTable, type Column, type Row, type Table } from '../platform/csv';
import { naturalId, pupilIdOf } from '../platform/ids';
import type { ClassGlance } from './class.reader';
import type { Household } from './household.store';
import type { Pupil } from './pupil.store';
import columns from './roster.columns.json';
import words from './roster.words.json';

type Name = 'pupilName' | 'idNumber' | 'className' | 'village' | 'head' | 'boarder';

const maxCell = { pupilName: 40, idNumber: 24, className: 20, village: 20, head: 40, boarder: 4 } as const;

/** A row that can be taken into the register. */
export interface RosterEntry {
  readonly line: number;
  readonly pupilId: string;
  readonly pupil: Pupil;
  readonly household: Household;
}

export function readRoster(content: Buffer): Table<Name> {
  return readTable<Name>(content, columns as Column<Name>[]);
}

/** Every row as an entry, or all that is wrong with the rows. */
export function judgeRoster(
  schoolId: string,
  rows: readonly Row<Name>[],
  classes: readonly ClassGlance[],
): { entries: RosterEntry[]; faults: RowFault[] } {
  const byName = new Map(classes.map((one) => [one.name, one]));
  const lineOfId = new Map<string, number>();
  const entries: RosterEntry[] = [];
  const faults: RowFault[] = [];
  for (const row of rows) {
    const idNumber = normaliseIdNumber(row.cells.idNumber);
    const found = [...cellFaults(row), ...idFaults(row, idNumber, lineOfId)];
    const schoolClass = byName.get(row.cells.className);
    if (!schoolClass && row.cells.className !== '')
      found.push(fault(row.line, 'class-unknown', headingOf('className'), row.cells.className));
    const boarder = choice(row.cells.boarder);
    if (boarder === null) found.push(fault(row.line, 'choice-unknown', headingOf('boarder'), row.cells.boarder));
    lineOfId.set(idNumber, row.line);
    if (found.length > 0 || !schoolClass || boarder === null) faults.push(...found);
    else entries.push(entryOf(row, { schoolId, idNumber, boarder }, schoolClass));
  }
  return { entries, faults };
}

function cellFaults(row: Row<Name>): RowFault[] {
  return (Object.keys(maxCell) as Name[]).flatMap((name) => {
    const value = row.cells[name];
    if (value === '' && name !== 'boarder') return [fault(row.line, 'cell-empty', headingOf(name))];
    return value.length > maxCell[name] ? [fault(row.line, 'cell-too-long', headingOf(name))] : [];
  });
}

function idFaults(row: Row<Name>, idNumber: string, lineOfId: ReadonlyMap<string, number>): RowFault[] {
  if (row.cells.idNumber === '') return [];
  if (!hasValidChecksum(idNumber)) return [fault(row.line, 'id-checksum', headingOf('idNumber'), tailOf(idNumber))];
  return lineOfId.has(idNumber) ? [fault(row.line, 'id-repeated', headingOf('idNumber'), tailOf(idNumber))] : [];
}

function entryOf(
  row: Row<Name>,
  facts: Pick<Pupil, 'schoolId' | 'idNumber' | 'boarder'>,
  schoolClass: ClassGlance,
): RosterEntry {
  const { pupilName, village, head } = row.cells;
  const householdId = naturalId('h', facts.schoolId, village, head);
  return {
    line: row.line,
    pupilId: pupilIdOf(facts.idNumber),
    pupil: {
      ...facts,
      classId: schoolClass._id,
      householdId,
      name: pupilName,
      stage: schoolClass.stage,
      village,
    },
    household: { schoolId: facts.schoolId, village, head },
  };
}

function choice(cell: string): boolean | null {
  if (words.yes.includes(cell)) return true;
  return words.no.includes(cell) ? false : null;
}

function headingOf(name: Name): string {
  return columns.find((column) => column.name === name)?.headings[0] ?? name;
}

/** Enough to find the row, too little to know the person. */
function tailOf(idNumber: string): string {
  return `*${idNumber.slice(-4)}`;
}
