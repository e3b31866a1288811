import { cancelPledge as decide } from '../../../domain/donation/pledge';
import { refuse } from '../../../domain/shared/decision';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import type { Pledges } from '../pledge.store';

export function cancelPledge(pledges: Pledges): Handler<'donation.cancelPledge'> {
  return ({ pledgeId, rev }, { act, caller }) =>
    pledges.change(
      act,
      pledgeId,
      (pledge, current) => {
        if (pledge.donor.id !== caller.openid) return refuse('not-found');
        return staleAgainst(rev, current) ?? decide(pledge, { by: act.actor, at: act.at });
      },
      ({ state }, saved) => ({ rev: saved, state }),
    );
}
