import type { RowFault } from '../../contract/action';
import type { BankOutcome } from '../../contract/disbursement';
import { normaliseIdNumber } from '../../domain/ledger/id-number';
import { isOpen } from '../../domain/subsidy/attempt';
import { parseYuan } from '../../domain/shared/money';
import columns from './bank-result.columns.json';
import words from './bank-result.words.json';
import { fault, readTable, withoutNumbers, type Column, type Row, type Table } from '../platform/csv';
import { pupilIdsOf } from '../platform/ids';

type Name = 'pupilName' | 'idNumber' | 'amount' | 'result' | 'reason';

/** The bank's word on one line. */
export interface BankLine {
  readonly line: number;
  /** By the ID number, until the register says which pupil has it. */
  readonly pupilId: string;
  readonly amountFen: number;
  readonly outcome: Exclude<BankOutcome, 'pending'>;
  readonly failure: string | null;
}

/** A line of the batch, as far as the bank's file is compared with it. */
export interface Expected {
  readonly id: string;
  readonly pupilId: string;
  readonly pupilName: string;
  readonly amountFen: number;
  readonly outcome: BankOutcome;
}

export function readBankResult(content: Buffer): Table<Name> {
  return readTable<Name>(content, columns as Column<Name>[]);
}

export interface JudgedResult {
  readonly lines: readonly BankLine[];
  readonly faults: readonly RowFault[];
  /** Every pupil who has a row, also those whose row has a fault. */
  readonly named: ReadonlySet<string>;
}

/** Before the register was asked. */
export interface NumberedResult extends JudgedResult {
  /** The keys of each number, by the present one. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
}

/** Every row as the bank's word, or all that is wrong with the rows by themselves. */
export function judgeBankResult(rows: readonly Row<Name>[]): NumberedResult {
  const numbers = new Map<string, readonly string[]>();
  const lines: BankLine[] = [];
  const faults: RowFault[] = [];
  for (const { line, cells } of rows) {
    const keys = pupilIdsOf(normaliseIdNumber(cells.idNumber));
    const [pupilId = ''] = keys;
    const amountFen = parseYuan(cells.amount);
    const outcome = outcomeOf(cells.result);
    if (amountFen === null) faults.push(fault(line, 'amount-unreadable', headingOf('amount'), cells.amount));
    if (outcome === null) faults.push(fault(line, 'choice-unknown', headingOf('result'), cells.result));
    if (numbers.has(pupilId)) faults.push(fault(line, 'line-repeated', headingOf('idNumber'), cells.pupilName));
    numbers.set(pupilId, keys);
    if (amountFen !== null && outcome !== null) {
      lines.push({
        line,
        pupilId,
        amountFen,
        outcome,
        failure: outcome === 'failed' ? withoutNumbers(cells.reason).slice(0, 60) || null : null,
      });
    }
  }
  return { lines, faults, named: new Set(numbers.keys()), numbers };
}

/** The lines under the ids that the register gives their numbers. */
export function underPupilIds(
  { lines, faults, named }: JudgedResult,
  byNumber: ReadonlyMap<string, { readonly _id: string }>,
): JudgedResult {
  const idOf = (pupilId: string): string => byNumber.get(pupilId)?._id ?? pupilId;
  return {
    faults,
    lines: lines.map((line) => ({ ...line, pupilId: idOf(line.pupilId) })),
    named: new Set(Array.from(named, idOf)),
  };
}

/** Line by line: the file names the batch's lines (the first one all of them), with the same amounts, and contradicts nothing that the bank has said. */
export function againstBatch(
  { lines, named }: JudgedResult,
  expected: readonly Expected[],
  isFirst: boolean,
): RowFault[] {
  const byPupil = new Map(expected.map((one) => [one.pupilId, one]));
  const faults = lines.flatMap(({ line, pupilId, amountFen, outcome }) => {
    const match = byPupil.get(pupilId);
    if (!match) return [fault(line, 'line-not-in-batch', headingOf('idNumber'))];
    if (match.amountFen !== amountFen) return [fault(line, 'amount-differs', headingOf('amount'), match.pupilName)];
    if (isOpen(match) || match.outcome === outcome) return [];
    return [fault(line, 'result-final', headingOf('result'), match.pupilName)];
  });
  if (!isFirst) return faults;
  const missing = expected
    .filter(({ pupilId }) => !named.has(pupilId))
    .map(({ pupilName }) => fault(0, 'line-missing', undefined, pupilName));
  return [...faults, ...missing];
}

function outcomeOf(cell: string): BankLine['outcome'] | null {
  if (words.paid.includes(cell)) return 'paid';
  if (words.failed.includes(cell)) return 'failed';
  return words.unknown.includes(cell) ? 'unknown' : null;
}

function headingOf(name: Name): string {
  return columns.find((column) => column.name === name)?.headings[0] ?? name;
}
