import { declinePledge as word } from '../../../domain/donation/pledge';
import type { Handler } from '../../platform/serve';
import { decide } from '../deciding';
import type { Pledges } from '../pledge.store';
import type { Colleagues } from '../../platform/colleagues';

export function declinePledge(pledges: Pledges, staff: Colleagues): Handler<'donation.declinePledge'> {
  return ({ reason, ...input }, call) =>
    decide({ pledges, staff }, input, call, (pledge) => word(pledge, reason, { by: call.act.actor, at: call.at }));
}
