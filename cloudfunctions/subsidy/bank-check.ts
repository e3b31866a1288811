import type { FileFault } from '../../contract/file-faults';
import type { Refused } from '../../contract/action';
import type { Batch } from '../../domain/subsidy/batch';
import { isOpen } from '../../domain/subsidy/attempt';
import { sumFen } from '../../domain/shared/money';
import { readIncoming, type IncomingFile } from '../platform/files';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import {
  againstBatch,
  judgeBankResult,
  readBankResult,
  underPupilIds,
  type BankLine,
  type Expected,
} from './bank-result';
import { contradictingFen } from './footer';
import type { Disbursements } from './disbursement.store';
import { listedFaults, type PaymentStores } from './payment-check';
import type { Sum } from './sums';

export interface CheckedResult {
  readonly file: IncomingFile;
  readonly lines: readonly CheckedWord[];
  /** What waited for the bank's word before this file: count and sum. */
  readonly declared: Sum;
}

/** The bank's word, the line that it is about, and whether the bank has said so before. */
export interface CheckedWord {
  readonly id: string;
  readonly word: BankLine;
  readonly isNews: boolean;
  /** Whether the line was among those that waited. */
  readonly isDeclared: boolean;
}

/**
 * A bank's result file against the batch: the same lines, the same amounts, the same total, to the fen. A later file, which settles what was left
 * unknown, may name fewer lines, and takes back no word.
 */
export async function checkResultFile(
  fileId: string,
  { caller, at }: Pick<Call, 'caller' | 'at'>,
  batch: Batch,
  { disbursements, pupils }: Pick<PaymentStores, 'disbursements' | 'pupils'>,
): Promise<CheckedResult | Refused<FileFault | 'file-total-differs'>> {
  const file = await readIncoming(fileId, caller.openid, at);
  if ('ok' in file) return file;
  const table = readBankResult(file.content);
  if (!table.ok) return refused(table.code, table.columns && { columns: table.columns });
  const expected = await linesOf(disbursements, batch.batchId);
  const byNumber = judgeBankResult(table.rows);
  const ids = new Set(expected.map(({ pupilId }) => pupilId));
  const foreign = [...byNumber.numbers].flatMap(([id, keys]) => (ids.has(id) ? [] : [keys]));
  const judged = underPupilIds(byNumber, await pupils.byNumber(foreign));
  const { lines, faults } = judged;
  const isFirst = batch.state === 'approved';
  const rows = [...faults, ...againstBatch(judged, expected, isFirst)].slice(0, listedFaults);
  const sum = sumFen(lines.map(({ amountFen }) => amountFen));
  const declaredFen = isFirst ? batch.totalFen : sum;
  const wrongTotal = sum === declaredFen ? contradictingFen(table.footer, sum) : sum;
  if (faults.length === 0 && wrongTotal !== null) {
    return refused('file-total-differs', { expectedFen: declaredFen, foundFen: wrongTotal, rows });
  }
  if (rows.length > 0) return refused('file-rows-faulty', { rows });
  const byPupil = new Map(expected.map((line) => [line.pupilId, line]));
  const checked = lines.flatMap((word) => {
    const line = byPupil.get(word.pupilId);
    if (!line) return [];
    return [{ id: line.id, word, isNews: line.outcome !== word.outcome, isDeclared: isFirst || isOpen(line) }];
  });
  const open = expected.filter((line) => isFirst || isOpen(line));
  return { file, lines: checked, declared: { count: open.length, fen: sumFen(open.map((line) => line.amountFen)) } };
}

async function linesOf(disbursements: Disbursements, batchId: string): Promise<Expected[]> {
  const lines: Expected[] = [];
  const fields = ['pupilId', 'pupilName', 'attempts'];
  for await (const page of disbursements.collection.pages({ 'attempts.batchId': batchId }, fields)) {
    for (const { _id, pupilId, pupilName, attempts } of page) {
      const attempt = attempts.find((one) => one.batchId === batchId);
      if (attempt) lines.push({ id: _id, pupilId, pupilName, amountFen: attempt.fen, outcome: attempt.outcome });
    }
  }
  return lines;
}
