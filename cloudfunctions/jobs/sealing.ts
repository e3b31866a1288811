import { toSeal } from '../audit/rota';
import { seal } from '../audit/seal';
import { addHours, type Moment } from '../platform/clock';
import { withLease } from '../platform/lease';

/** The function has 60 seconds; the page that is under way when these are over still fits. */
const workHours = 35 / 3600;

/** Moves the audit events of those collections whose turn it is, and when there are any, of all. */
export async function sealEvents({ at }: Moment): Promise<void> {
  const collections = await toSeal(at);
  if (collections.length > 0) await withLease('audit', at, () => seal(collections, addHours(at, workHours)));
}
