import { answered } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Arrangements } from '../arrangement.store';
import type { Pledges } from '../pledge.store';
import { myItem } from '../view';

const pageLength = 30;

export function listMyPledges(pledges: Pledges, arrangements: Arrangements): Handler<'donation.listMyPledges'> {
  return async ({ after }, { caller }) => {
    const invitations = caller.appointments.flatMap(({ role, schoolId, schoolName }) =>
      role === 'donor' && schoolId !== null ? [{ schoolId, name: schoolName ?? '' }] : [],
    );
    const [found, known] = await Promise.all([
      pledges.collection.find({
        where: { donorId: caller.openid, createdKey: { above: '', ...(after === undefined ? {} : { below: after }) } },
        order: [['createdKey', 'desc']],
        limit: pageLength,
      }),
      arrangements.collection.getMany(invitations.map(({ schoolId }) => schoolId)),
    ]);
    const receivers = new Map(known.map(({ _id, receiver }) => [_id, receiver]));
    const last = found.at(-1);
    return answered({
      schools: invitations.map((one) => ({ ...one, receiver: receivers.get(one.schoolId) ?? null })),
      pledges: found.map((document) => myItem(pledges.read(document).state)),
      next: last && found.length === pageLength ? last.createdKey : null,
    });
  };
}
