import type { Refused } from '../../contract/action';
import type { Role } from '../../contract/vocabulary';
import type { Batch } from '../../domain/subsidy/batch';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Disbursements } from './disbursement.store';
import type { PupilReader } from './pupil.reader';

interface Stores {
  readonly disbursements: Disbursements;
  readonly pupils: PupilReader;
}

/** Whether this person may put a signature under the batch: not under own work, and not where an own child is among the paid. */
export async function barredFromSigning(
  call: Call,
  batch: Batch,
  roles: readonly Role[],
  stores: Stores,
): Promise<Refused<'own-work' | 'kin'> | null> {
  if (![batch.maker.id, batch.auditor?.id].includes(call.caller.openid)) return barredAsKin(call, batch, roles, stores);
  return refused('own-work', { who: await whoCan(call, batch, roles, stores) });
}

/** Whether an own child is among the paid: then another closes it. The refusal names who can. */
export async function barredAsKin(
  call: Call,
  batch: Batch,
  roles: readonly Role[],
  stores: Stores,
): Promise<Refused<'kin'> | null> {
  const { caller } = call;
  if (caller.wards.length === 0) return null;
  const own = { pupilId: { oneOf: caller.wardIds }, batchId: batch.batchId };
  if ((await stores.disbursements.collection.count(own)) === 0) return null;
  return refused('kin', { who: await whoCan(call, batch, roles, stores) });
}

function whoCan({ caller }: Call, batch: Batch, roles: readonly Role[], { pupils }: Stores): Promise<string[]> {
  return pupils.namesOf(batch.schoolId, roles, [caller.openid, batch.maker.id, batch.auditor?.id ?? '']);
}
