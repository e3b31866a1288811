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
  const signers = [batch.maker.id, batch.auditor?.id ?? ''];
  const code = signers.includes(call.caller.openid) ? 'own-work' : (await isKin(call, batch, stores)) ? 'kin' : null;
  return code && refused(code, { who: await whoCan(batch, roles, [call.caller.openid, ...signers], stores) });
}

/** Whether an own child is among the paid: then another closes it, also one who has signed. The refusal names who can. */
export async function barredAsKin(
  call: Call,
  batch: Batch,
  roles: readonly Role[],
  stores: Stores,
): Promise<Refused<'kin'> | null> {
  if (!(await isKin(call, batch, stores))) return null;
  return refused('kin', { who: await whoCan(batch, roles, [call.caller.openid], stores) });
}

async function isKin({ caller }: Call, { batchId }: Batch, { disbursements }: Stores): Promise<boolean> {
  if (caller.wards.length === 0) return false;
  return (
    (await disbursements.collection.count({ pupilId: { oneOf: caller.wardIds }, 'attempts.batchId': batchId })) > 0
  );
}

function whoCan(
  { schoolId }: Batch,
  roles: readonly Role[],
  except: readonly string[],
  { pupils }: Stores,
): Promise<string[]> {
  return pupils.namesOf(schoolId, roles, except);
}
