import type { RowFault } from '../../contract/action';
import { exclusiveOf, lodgingFault } from '../../domain/subsidy/programme';
import { fault } from '../platform/csv';
import { disbursementId, type Term } from './parts';
import type { PayableLine } from './payment-check';
import { obstacle, standingLines, type StandingStores } from './standing';

/** Who is on the wrong list: a day pupil among boarders, a boarder among day pupils, or one who has the other living subsidy this term. */
export async function entitlementFaults(
  stores: StandingStores,
  term: Term,
  lines: readonly PayableLine[],
  batchId: string,
): Promise<RowFault[]> {
  const lodging = lines.flatMap(({ entry, pupil, triedBefore }) => {
    const found = triedBefore ? null : lodgingFault(term.programme, pupil.boarder);
    return found ? [fault(entry.line, found, undefined, entry.pupilName)] : [];
  });
  const programme = exclusiveOf(term.programme);
  if (!programme) return lodging;
  const otherId = (pupilId: string): string => disbursementId({ ...term, programme }, pupilId, 1);
  const others = await standingLines(
    stores,
    lines.map(({ entry }) => otherId(entry.pupilId)),
  );
  const both = lines.filter(({ entry }) => {
    const other = others.get(otherId(entry.pupilId));
    return other && obstacle(other, batchId, other.amountFen) !== null;
  });
  return [...lodging, ...both.map(({ entry }) => fault(entry.line, 'other-programme', undefined, entry.pupilName))];
}
