import { settle } from '../../domain/subsidy/attempt';
import type { Act } from '../platform/act';
import { inParallel } from '../platform/parallel';
import type { CheckedWord } from './bank-check';
import type { Disbursements } from './disbursement.store';

const width = 8;

/** Writes the bank's words into their lines, but for those that stand there already; false when a line has moved on. */
export async function enterWords(
  disbursements: Disbursements,
  act: Act,
  words: readonly CheckedWord[],
  { batchId, ...when }: { readonly batchId: string; readonly paidOn: string; readonly result: number },
): Promise<boolean> {
  const news = words.filter(({ isNews }) => isNews);
  const written = await inParallel(news, width, ({ id, word }) =>
    disbursements.change(
      act,
      id,
      (line) => settle(line, batchId, { ...word, ...when }),
      () => null,
    ),
  );
  return written.every(({ ok }) => ok);
}
