import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Pledges } from '../pledge.store';
import { myItem } from '../view';

export function getMyPledge(pledges: Pledges): Handler<'donation.getMyPledge'> {
  return async ({ pledgeId }, { caller }) => {
    const found = await pledges.load(pledgeId);
    if (found?.state.donor.id !== caller.openid) return refused('not-found');
    const { state: pledge, rev } = found;
    return answered({
      ...myItem(pledge),
      rev,
      receiver: pledge.receiver,
      note: pledge.note,
      anonymous: pledge.anonymous,
      mayCancel: pledge.state === 'stated',
      history: pledge.history.map(({ action, at, reason }) => ({ action, at, reason })),
    });
  };
}
