import type { RowFault, RowFaultCode } from '../../contract/action';
import { hasValidChecksum, normaliseIdNumber } from '../../domain/ledger/id-number';
import { firstDayOf } from '../../domain/shared/calendar';
import { parseYuan } from '../../domain/shared/money';
import { fault, readTable, type Column, type Row, type Table } from '../platform/csv';
import { pupilIdsOf } from '../platform/ids';
import columns from './payment-list.columns.json';
import words from './payment-list.words.json';
import type { PupilGlance } from './pupil.reader';

export type PaymentName = 'pupilName' | 'idNumber' | 'amount' | 'bank' | 'holder' | 'cardTail' | 'part';

/** One line of a payment list, read but not yet compared with the register. */
export interface PaymentEntry {
  readonly line: number;
  /** By the ID number, until the register says which pupil has it. */
  readonly pupilId: string;
  /** The keys of the ID number, the present one first. */
  readonly numberKeys: readonly string[];
  readonly pupilName: string;
  readonly amountFen: number;
  readonly bank: string;
  readonly holder: string;
  readonly cardTail: string;
  /** Which payment of the term it is; null where the list does not say. */
  readonly part: number | null;
}

/** More than this for one pupil and term is a slip of the hand. */
const largestFen = 1_000_000;

const maxCell = { pupilName: 40, bank: 40, holder: 40 } as const;

export function readPaymentList(content: Buffer): Table<PaymentName> {
  return readTable<PaymentName>(content, columns as Column<PaymentName>[]);
}

/** Every row as an entry, or all that is wrong with the rows by themselves. */
export function judgePayments(rows: readonly Row<PaymentName>[]): { entries: PaymentEntry[]; faults: RowFault[] } {
  const seen = new Set<string>();
  const entries: PaymentEntry[] = [];
  const faults: RowFault[] = [];
  for (const { line, cells } of rows) {
    const numberKeys = pupilIdsOf(normaliseIdNumber(cells.idNumber));
    const [pupilId = ''] = numberKeys;
    const amountFen = parseYuan(cells.amount);
    const found = rowFaults(line, cells, amountFen);
    if (cells.idNumber !== '' && seen.has(pupilId))
      found.push(fault(line, 'id-repeated', headingOf('idNumber'), cells.pupilName));
    seen.add(pupilId);
    if (found.length > 0 || amountFen === null) faults.push(...found);
    else
      entries.push({
        line,
        pupilId,
        numberKeys,
        amountFen,
        pupilName: cells.pupilName,
        bank: cells.bank,
        holder: cells.holder,
        cardTail: cells.cardTail,
        part: partOf(cells.part),
      });
  }
  return { entries, faults };
}

/** What the register says against the entries. Who left during the term is paid for the time before. */
export function againstRegister(
  { schoolId, term }: { readonly schoolId: string; readonly term: string },
  entries: readonly PaymentEntry[],
  pupils: ReadonlyMap<string, PupilGlance>,
): RowFault[] {
  return entries.flatMap(({ line, pupilId, pupilName }) => {
    const pupil = pupils.get(pupilId);
    if (pupil?.schoolId !== schoolId) return [fault(line, 'pupil-unknown', headingOf('idNumber'), pupilName)];
    if (pupil.departedOn && pupil.departedOn < firstDayOf(term))
      return [fault(line, 'pupil-gone', headingOf('idNumber'), pupilName)];
    return pupil.name === pupilName ? [] : [fault(line, 'name-differs', headingOf('pupilName'), pupilName)];
  });
}

function rowFaults(line: number, cells: Row<PaymentName>['cells'], amountFen: number | null): RowFault[] {
  const found = (Object.keys(cells) as PaymentName[]).flatMap((name) =>
    cells[name] === '' && name !== 'part' ? [fault(line, 'cell-empty', headingOf(name))] : [],
  );
  for (const name of ['pupilName', 'bank', 'holder'] as const) {
    if (cells[name].length > maxCell[name]) found.push(fault(line, 'cell-too-long', headingOf(name)));
    if (/\d{8}/.test(cells[name])) found.push(fault(line, 'cell-number', headingOf(name)));
  }
  const idFault = cells.idNumber === '' ? null : idFaultOf(cells.idNumber);
  if (idFault) found.push(fault(line, idFault, headingOf('idNumber'), cells.pupilName));
  if (cells.amount !== '' && (amountFen === null || amountFen === 0))
    found.push(fault(line, 'amount-unreadable', headingOf('amount'), cells.amount));
  if (amountFen !== null && amountFen > largestFen)
    found.push(fault(line, 'amount-too-large', headingOf('amount'), cells.amount));
  if (cells.cardTail !== '' && !/^\d{4}$/.test(cells.cardTail))
    found.push(fault(line, 'card-tail-unreadable', headingOf('cardTail')));
  if (cells.part !== '' && partOf(cells.part) === null)
    found.push(fault(line, 'part-wrong', headingOf('part'), cells.part));
  return found;
}

/** What Excel makes of a long number in a column that is not text: 2.3E+17. */
const scientific = /^\d(\.\d+)?E\+?\d{1,2}$/i;

function idFaultOf(cell: string): RowFaultCode | null {
  if (scientific.test(cell)) return 'id-scientific';
  return hasValidChecksum(normaliseIdNumber(cell)) ? null : 'id-checksum';
}

/** 2, 第2次. */
function partOf(cell: string): number | null {
  const [, digit] = words.part.map((word) => new RegExp(word).exec(cell)).find((match) => match !== null) ?? [];
  return digit === undefined ? null : Number(digit);
}

function headingOf(name: PaymentName): string {
  return columns.find((column) => column.name === name)?.headings[0] ?? name;
}
