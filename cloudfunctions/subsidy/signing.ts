import type { Refused } from '../../contract/action';
import type { BatchState } from '../../contract/subsidy';
import type { Role } from '../../contract/vocabulary';
import { refuse, type Decision } from '../../domain/shared/decision';
import type { Batch, Signed, Step } from '../../domain/subsidy/batch';
import { colleagues } from '../platform/colleagues';
import { staleAgainst } from '../platform/records';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Batches } from './batch.store';
import type { Disbursements } from './disbursement.store';

/** What a signature asks of its signer, and what it does to the batch. */
interface Signature {
  readonly roles: readonly Role[];
  /** In which state the batch waits for it. */
  readonly state: BatchState;
  readonly sign: (
    batch: Batch,
    signed: Signed,
    step: Step,
  ) => Decision<Batch, 'wrong-state' | 'own-work' | 'totals-differ'>;
}

interface Stores {
  readonly batches: Batches;
  readonly disbursements: Disbursements;
}

/** Puts a signature under the batch as its signer has seen it. */
export async function signBatch(
  { batchId, rev, ...signed }: Signed & { readonly batchId: string; readonly rev: number },
  call: Call,
  stores: Stores,
  { roles, state: awaited, sign }: Signature,
) {
  const { act, caller } = call;
  const found = await stores.batches.load(batchId);
  if (!found || !caller.holdsIn(found.state.schoolId, roles)) return refused('not-found');
  const isTurn = found.rev === rev && found.state.state === awaited;
  const barred = isTurn ? await barredFromSigning(call, found.state, roles, stores) : null;
  return stores.batches.change(
    act,
    batchId,
    (batch, current): Decision<Batch, 'changed-meanwhile' | 'kin' | 'wrong-state' | 'own-work' | 'totals-differ'> => {
      const stale = staleAgainst(rev, current) ?? staleAgainst(found.rev, current);
      if (stale) return stale;
      return barred ? refuse(barred.code, barred.detail) : sign(batch, signed, { by: act.actor, at: act.at });
    },
    ({ state }, saved) => ({ rev: saved, state }),
  );
}

/** Whether this person may put a signature under the batch: not under own work, and not where an own child is among the paid. */
async function barredFromSigning(
  call: Call,
  batch: Batch,
  roles: readonly Role[],
  stores: Stores,
): Promise<Refused<'own-work' | 'kin'> | null> {
  const signers = [batch.maker.id, batch.auditor?.id ?? ''];
  const code = signers.includes(call.caller.openid) ? 'own-work' : (await isKin(call, batch, stores)) ? 'kin' : null;
  return (
    code && refused(code, { who: await colleagues.namesOf(batch.schoolId, roles, [call.caller.openid, ...signers]) })
  );
}

/** Whether an own child is among the paid: then another closes it, also one who has signed. The refusal names who can. */
export async function barredAsKin(
  call: Call,
  batch: Batch,
  roles: readonly Role[],
  stores: Stores,
): Promise<Refused<'kin'> | null> {
  if (!(await isKin(call, batch, stores))) return null;
  return refused('kin', { who: await colleagues.namesOf(batch.schoolId, roles, [call.caller.openid]) });
}

async function isKin({ caller }: Call, { batchId }: Batch, { disbursements }: Stores): Promise<boolean> {
  if (caller.kinIds.length === 0) return false;
  return (await disbursements.collection.count({ pupilId: { oneOf: caller.kinIds }, 'attempts.batchId': batchId })) > 0;
}
