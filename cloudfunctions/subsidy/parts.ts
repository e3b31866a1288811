import type { RowFaultCode } from '../../contract/action';
import type { Programme } from '../../contract/vocabulary';
import { mostParts } from '../../domain/subsidy/programme';
import type { PaymentEntry } from './payment-list';
import { obstacle, standingLines, type Standing, type StandingStores } from './standing';

/** What is paid, and when. */
export interface Term {
  readonly programme: Programme;
  readonly term: string;
}

/** Under which key a payment stands, or why it may not be made. */
export type Place =
  | { readonly part: number; readonly id: string; readonly heldBy: string | null; readonly triedBefore: boolean }
  | { readonly fault: RowFaultCode };

/** One per pupil, programme, term and part: the key is the identity, county-wide. */
export function disbursementId({ programme, term }: Term, pupilId: string, part: number): string {
  return `${programme}.${term}.${pupilId}.${part}`;
}

/** For each pupil all parts of the term that exist, in order. Parts follow one another, so who has no first one has none. */
export async function standingParts(
  stores: StandingStores,
  term: Term,
  pupilIds: readonly string[],
): Promise<Map<string, readonly Standing[]>> {
  const parts = new Map<string, readonly Standing[]>();
  let remaining = pupilIds;
  for (let part = 1; part <= mostParts(term.programme) && remaining.length > 0; part += 1) {
    const found = await standingLines(
      stores,
      remaining.map((pupilId) => disbursementId(term, pupilId, part)),
    );
    remaining = remaining.filter((pupilId) => {
      const standing = found.get(disbursementId(term, pupilId, part));
      if (standing) parts.set(pupilId, [...(parts.get(pupilId) ?? []), standing]);
      return standing !== undefined;
    });
  }
  return parts;
}

/** The part that the list names, else the one that may still be paid, else the next. */
export function placeOf(
  term: Term,
  { pupilId, part: named, amountFen }: PaymentEntry,
  standing: readonly Standing[],
  batchId: string,
): Place {
  const chosen = named ?? usualPart(term, standing, { batchId, amountFen });
  if (typeof chosen === 'string') return { fault: chosen };
  const held = standing[chosen - 1];
  if (chosen > standing.length + 1 || chosen > mostParts(term.programme)) return { fault: 'part-wrong' };
  const found = held && obstacle(held, batchId, amountFen);
  if (found) return { fault: found };
  return {
    part: chosen,
    id: disbursementId(term, pupilId, chosen),
    heldBy: held?.batchId ?? null,
    triedBefore: (held?.failedFen ?? null) !== null,
  };
}

/** The last part while it is not paid; the next one only for another sum, for the same sum again is the same line again. */
function usualPart(
  { programme }: Term,
  standing: readonly Standing[],
  { batchId, amountFen }: { readonly batchId: string; readonly amountFen: number },
): number | RowFaultCode {
  const last = standing.at(-1);
  if (!last) return 1;
  const found = obstacle(last, batchId, amountFen);
  if (found === null || found === 'amount-differs' || mostParts(programme) === 1) return standing.length;
  const same = standing.find((one) => one.amountFen === amountFen);
  return same ? (obstacle(same, batchId, amountFen) ?? standing.indexOf(same) + 1) : standing.length + 1;
}
