import { acceptPledge as word } from '../../../domain/donation/pledge';
import type { Handler } from '../../platform/serve';
import { decide } from '../deciding';
import type { Pledges } from '../pledge.store';
import type { Colleagues } from '../../platform/colleagues';

export function acceptPledge(pledges: Pledges, staff: Colleagues): Handler<'donation.acceptPledge'> {
  return (input, call) =>
    decide({ pledges, staff }, input, call, (pledge) => word(pledge, { by: call.act.actor, at: call.at }));
}
