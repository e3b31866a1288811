import type { FileFault } from '../../contract/file-faults';
import type { Refused } from '../../contract/action';
import type { Batch } from '../../domain/subsidy/batch';
import { sumFen } from '../../domain/shared/money';
import { readIncoming, type IncomingFile } from '../platform/files';
import { refused } from '../platform/reply';
import { againstBatch, judgeBankResult, readBankResult, type BankLine, type Expected } from './bank-result';
import { contradictingFen } from './footer';
import type { Disbursements } from './disbursement.store';
import { listedFaults } from './payment-check';

export interface CheckedResult {
  readonly file: IncomingFile;
  readonly lines: readonly { readonly id: string; readonly word: BankLine }[];
}

/** A bank's result file against the batch: the same lines, the same amounts, the same total, to the fen. */
export async function checkResultFile(
  fileId: string,
  openid: string,
  batch: Batch,
  disbursements: Disbursements,
): Promise<CheckedResult | Refused<FileFault | 'file-total-differs'>> {
  const file = await readIncoming(fileId, openid);
  if ('ok' in file) return file;
  const table = readBankResult(file.content);
  if (!table.ok) return refused(table.code, table.columns && { columns: table.columns });
  const judged = judgeBankResult(table.rows);
  const { lines, faults } = judged;
  const expected = await linesOf(disbursements, batch.batchId);
  const rows = [...faults, ...againstBatch(judged, expected)].slice(0, listedFaults);
  const sum = sumFen(lines.map(({ amountFen }) => amountFen));
  const wrongTotal = sum === batch.totalFen ? contradictingFen(table.footer, sum) : sum;
  if (faults.length === 0 && wrongTotal !== null) {
    return refused('file-total-differs', { expectedFen: batch.totalFen, foundFen: wrongTotal, rows });
  }
  if (rows.length > 0) return refused('file-rows-faulty', { rows });
  const idOf = new Map(expected.map(({ pupilId, _id }) => [pupilId, _id]));
  return { file, lines: lines.map((word) => ({ id: idOf.get(word.pupilId) ?? '', word })) };
}

async function linesOf(disbursements: Disbursements, batchId: string): Promise<Expected[]> {
  const lines: Expected[] = [];
  for await (const page of disbursements.collection.pages({ batchId }, ['pupilId', 'pupilName', 'amountFen']))
    lines.push(...page);
  return lines;
}
