import { audit } from '../../../domain/subsidy/batch';
import { refuse } from '../../../domain/shared/decision';
import { staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';
import { barredFromSigning } from '../signing';

export function auditBatch(stores: PaymentStores): Handler<'subsidy.auditBatch'> {
  return async ({ batchId, rev, ...signed }, call) => {
    const { act, caller } = call;
    const found = await stores.batches.load(batchId);
    if (!found || !caller.holdsIn(found.state.schoolId, ['finance'])) return refused('not-found');
    const barred =
      found.state.state === 'draft' ? await barredFromSigning(call, found.state, ['finance'], stores) : null;
    return stores.batches.change(
      act,
      batchId,
      (batch, current) => {
        if (barred) return refuse(barred.code, barred.detail);
        return staleAgainst(rev, current) ?? audit(batch, signed, { by: act.actor, at: act.at });
      },
      ({ state }, saved) => ({ rev: saved, state }),
    );
  };
}
