import { parseYuan } from '../../domain/shared/money';
import type { Row } from '../platform/csv';

/** What a file's own sum says when it contradicts the total, in fen; null when it agrees or says nothing. */
export function contradictingFen(footer: readonly Row<'amount'>[], totalFen: number): number | null {
  const stated = footer.flatMap(({ cells }) => parseYuan(cells.amount) ?? []);
  return stated.length === 0 || stated.includes(totalFen) ? null : (stated.at(-1) ?? null);
}
