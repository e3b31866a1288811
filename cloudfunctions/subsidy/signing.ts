import type { Refused } from '../../contract/action';
import type { Role } from '../../contract/vocabulary';
import type { Batch } from '../../domain/subsidy/batch';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Disbursements } from './disbursement.store';
import type { PupilReader } from './pupil.reader';

/**
 * Whether this person may put a signature under the batch: not under own work, and not where an own child is among the paid.
 * The refusal names who can.
 */
export async function barredFromSigning(
  { caller }: Call,
  batch: Batch,
  roles: readonly Role[],
  stores: { readonly disbursements: Disbursements; readonly pupils: PupilReader },
): Promise<Refused<'own-work' | 'kin'> | null> {
  const own = [batch.maker.id, batch.auditor?.id].includes(caller.openid);
  const kin =
    !own &&
    caller.wards.length > 0 &&
    (await stores.disbursements.collection.count({ pupilId: { oneOf: caller.wardIds }, batchId: batch.batchId })) > 0;
  if (!own && !kin) return null;
  const except = [caller.openid, batch.maker.id, batch.auditor?.id ?? ''];
  return refused(own ? 'own-work' : 'kin', { who: await stores.pupils.namesOf(batch.schoolId, roles, except) });
}
