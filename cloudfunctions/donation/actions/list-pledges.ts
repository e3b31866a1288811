import { donation as contract } from '../../../contract/donation';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Arrangements } from '../arrangement.store';
import type { Pledges } from '../pledge.store';
import { staffItem } from '../view';

const pageLength = 30;

export function listPledges(pledges: Pledges, arrangements: Arrangements): Handler<'donation.listPledges'> {
  return async ({ schoolId, after }, { caller }) => {
    if (!caller.holdsIn(schoolId, contract.listPledges.roles)) return refused('not-found');
    const [found, arrangement] = await Promise.all([
      pledges.collection.find({
        where: { schoolId, createdKey: { above: '', ...(after === undefined ? {} : { below: after }) } },
        order: [['createdKey', 'desc']],
        limit: pageLength,
      }),
      arrangements.load(schoolId),
    ]);
    const last = found.at(-1);
    return answered({
      receiver: arrangement?.state.receiver ?? null,
      mayConfigure: caller.holdsIn(schoolId, contract.configure.roles),
      mayInvite: caller.holdsIn(schoolId, contract.inviteDonor.roles),
      pledges: found.map((document) => staffItem(caller, pledges.read(document).state)),
      next: last && found.length === pageLength ? last.createdKey : null,
    });
  };
}
