import { subsidy as contract } from '../../../contract/subsidy';
import { sendBack } from '../../../domain/subsidy/batch';
import { refuse } from '../../../domain/shared/decision';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import type { Batches } from '../batch.store';

export function returnBatch(batches: Batches): Handler<'subsidy.returnBatch'> {
  return ({ batchId, rev, reason }, { act, caller }) =>
    batches.change(
      act,
      batchId,
      (batch, current) => {
        if (!caller.holdsIn(batch.schoolId, contract.returnBatch.roles)) return refuse('not-found');
        return staleAgainst(rev, current) ?? sendBack(batch, reason, { by: act.actor, at: act.at });
      },
      ({ state }, saved) => ({ rev: saved, state }),
    );
}
