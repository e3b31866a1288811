import { donation as contract } from '../../../contract/donation';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Pledges } from '../pledge.store';
import { staffItem } from '../view';

export function getPledge(pledges: Pledges): Handler<'donation.getPledge'> {
  return async ({ pledgeId }, { caller }) => {
    const found = await pledges.load(pledgeId);
    if (!found || !caller.holdsIn(found.state.schoolId, contract.getPledge.roles)) return refused('not-found');
    const { state: pledge, rev } = found;
    return answered({
      ...staffItem(caller, pledge),
      schoolId: pledge.schoolId,
      rev,
      receiver: pledge.receiver,
      note: pledge.note,
      history: pledge.history.map(({ action, at, by, reason }) => ({ action, at, by: by.name, reason })),
    });
  };
}
