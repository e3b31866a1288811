import { approve } from '../../../domain/subsidy/batch';
import { refuse } from '../../../domain/shared/decision';
import { staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';
import { barredFromSigning } from '../signing';

const signers = ['leader', 'bureau'] as const;

export function approveBatch(stores: PaymentStores): Handler<'subsidy.approveBatch'> {
  return async ({ batchId, rev, ...signed }, call) => {
    const { act, caller } = call;
    const found = await stores.batches.load(batchId);
    if (!found || !caller.holdsIn(found.state.schoolId, signers)) return refused('not-found');
    const barred =
      found.rev === rev && found.state.state === 'audited'
        ? await barredFromSigning(call, found.state, signers, stores)
        : null;
    return stores.batches.change(
      act,
      batchId,
      (batch, current) => {
        const stale = staleAgainst(rev, current) ?? staleAgainst(found.rev, current);
        if (stale) return stale;
        return barred ? refuse(barred.code, barred.detail) : approve(batch, signed, { by: act.actor, at: act.at });
      },
      ({ state }, saved) => ({ rev: saved, state }),
    );
  };
}
