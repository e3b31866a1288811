import type { RosterField } from '../../contract/roster';
import type { RowFault, RowFaultCode } from '../../contract/row-fault';
import { classKey } from '../../domain/ledger/class-name';
import { idNumberWithin, isEnrolmentNo } from '../../domain/ledger/enrolment-number';
import { bornOnOf, hasValidChecksum, isScientific, normaliseIdNumber, tailOf } from '../../domain/ledger/id-number';
import type { PupilFacts } from '../../domain/ledger/pupil';
import { isUncertain, normaliseName } from '../../domain/ledger/pupil-name';
import { dayTyped } from '../../domain/ledger/typed-day';
import { fault } from '../platform/csv';
import { naturalId } from '../platform/ids';
import type { ClassGlance } from './class.reader';
import { rosterColumns, type RosterRow } from './roster-table';
import words from './roster.words.json';

const longest: Readonly<Record<RosterField, number>> = {
  pupilName: 40,
  idNumber: 40,
  enrolmentNo: 40,
  bornOn: 30,
  grade: 20,
  className: 20,
  village: 40,
  head: 40,
  boarder: 10,
};
const needed: readonly RosterField[] = ['pupilName', 'className', 'village', 'head'];

/** A row that can be taken into the register. */
export interface RosterEntry {
  readonly line: number;
  readonly facts: PupilFacts;
  readonly className: string;
  readonly head: string;
  /** The name holds a sign for a character that could not be written. */
  readonly uncertain: boolean;
}

export type JudgedRow = { readonly entry: RosterEntry } | { readonly faults: readonly RowFault[] };

/** Judges rows by themselves, without the register and without each other. */
export class RowJudge {
  private readonly classes: ReadonlyMap<string, ClassGlance>;
  private readonly households = new Map<string, string>();

  constructor(
    private readonly schoolId: string,
    classes: readonly ClassGlance[],
  ) {
    this.classes = new Map([
      ...classes.map((one) => [classKey(one.name), one] as const),
      ...classes.map((one) => [one.name, one] as const),
    ]);
  }

  judge({ line, cells }: RosterRow): JudgedRow {
    const faults: RowFault[] = [];
    const blame = (field: RosterField, code: RowFaultCode, value?: string): null => {
      faults.push(fault(line, code, headingOf(field), value));
      return null;
    };
    for (const field of rosterFieldNames) {
      if (cells[field] === '' && needed.includes(field)) blame(field, 'cell-empty');
      if (cells[field].length > longest[field]) blame(field, 'cell-too-long');
      if (needed.includes(field) && /\d{8}/.test(cells[field])) blame(field, 'cell-number');
    }
    const schoolClass = this.classOf(cells);
    if (!schoolClass && cells.className !== '') blame('className', 'class-unknown', cells.className);
    const numbers = numbersOf(cells, blame);
    const boarder = choice(cells.boarder);
    if (boarder === null) blame('boarder', 'choice-unknown', cells.boarder);
    if (faults.length > 0 || !schoolClass || boarder === null) return { faults };
    const name = normaliseName(cells.pupilName);
    const { village, head } = cells;
    const facts: PupilFacts = {
      ...numbers,
      classId: schoolClass._id,
      stage: schoolClass.stage,
      householdId: this.householdOf(village, head),
      name,
      village,
      boarder,
    };
    return { entry: { line, facts, className: schoolClass.name, head, uncertain: isUncertain(name) } };
  }

  private classOf({ grade, className }: RosterRow['cells']): ClassGlance | undefined {
    return (
      this.classes.get(className) ??
      this.classes.get(classKey(className)) ??
      this.classes.get(classKey(grade + className))
    );
  }

  private householdOf(village: string, head: string): string {
    const key = `${village}\n${head}`;
    const known = this.households.get(key) ?? naturalId('h', this.schoolId, village, head);
    this.households.set(key, known);
    return known;
  }
}

const rosterFieldNames = Object.keys(longest) as RosterField[];

type Blame = (field: RosterField, code: RowFaultCode, value?: string) => null;

/** The numbers and the day of birth, which must say the same of one child. */
function numbersOf(cells: RosterRow['cells'], blame: Blame): Pick<PupilFacts, 'idNumber' | 'enrolmentNo' | 'bornOn'> {
  const enrolmentNo = enrolmentOf(cells.enrolmentNo, blame);
  const typed = idOf(cells.idNumber, blame);
  const within = enrolmentNo === null ? null : idNumberWithin(enrolmentNo);
  if (typed && within && typed !== within) blame('enrolmentNo', 'enrolment-differs', tailOf(enrolmentNo ?? ''));
  const idNumber = typed ?? within;
  const bornOn = cells.bornOn === '' ? null : dayTyped(cells.bornOn);
  if (cells.bornOn !== '' && bornOn === null && idNumber === null) blame('bornOn', 'day-unreadable', cells.bornOn);
  const byNumber = idNumber === null ? null : bornOnOf(idNumber);
  if (bornOn && byNumber && bornOn !== byNumber) blame('bornOn', 'day-differs', bornOn);
  const isBlank = isMissing(cells.idNumber) && isMissing(cells.enrolmentNo) && cells.bornOn === '';
  if (isBlank) blame('idNumber', 'number-missing');
  return { idNumber, enrolmentNo, bornOn: byNumber ?? bornOn };
}

function idOf(cell: string, blame: Blame): string | null {
  if (isMissing(cell)) return null;
  if (isScientific(cell)) return blame('idNumber', 'id-scientific', cell);
  const idNumber = normaliseIdNumber(cell);
  return hasValidChecksum(idNumber) ? idNumber : blame('idNumber', 'id-checksum', tailOf(idNumber));
}

function enrolmentOf(cell: string, blame: Blame): string | null {
  if (isMissing(cell)) return null;
  const number = normaliseIdNumber(cell);
  return isEnrolmentNo(number) ? number : blame('enrolmentNo', 'enrolment-form', tailOf(number));
}

function isMissing(cell: string): boolean {
  return cell === '' || words.missing.includes(cell);
}

function choice(cell: string): boolean | null {
  if (words.yes.includes(cell)) return true;
  return words.no.includes(cell) ? false : null;
}

export function headingOf(field: RosterField): string {
  return rosterColumns.find(({ name }) => name === field)?.headings[0] ?? field;
}
