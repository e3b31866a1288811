import type { Refused } from '../../contract/action';
import { donation as contract } from '../../contract/donation';
import type { Input, Output } from '../../contract/index';
import type { Pledge } from '../../domain/donation/pledge';
import { refuse, type Decision } from '../../domain/shared/decision';
import type { Colleagues } from '../platform/colleagues';
import { staleAgainst } from '../platform/records';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Pledges } from './pledge.store';

type Decided = Output<'donation.acceptPledge'>;
type Code = 'not-found' | 'wrong-state' | 'changed-meanwhile' | 'own-work' | 'key-reused' | 'busy';

/** The office's word on a pledge; a refusal of the own one names who can. */
export async function decide(
  stores: { readonly pledges: Pledges; readonly staff: Colleagues },
  { pledgeId, rev }: Input<'donation.acceptPledge'>,
  { act, caller }: Call,
  word: (pledge: Pledge) => Decision<Pledge, 'wrong-state' | 'own-work'>,
): Promise<{ readonly ok: true; readonly data: Decided } | Refused<Code>> {
  let schoolId = '';
  const reply = await stores.pledges.change(
    act,
    pledgeId,
    (pledge, current) => {
      if (!caller.holdsIn(pledge.schoolId, contract.acceptPledge.roles)) return refuse('not-found');
      schoolId = pledge.schoolId;
      return staleAgainst(rev, current) ?? word(pledge);
    },
    ({ state }, saved) => ({ rev: saved, state }),
  );
  if (reply.ok || reply.code !== 'own-work') return reply;
  return refused('own-work', { who: await stores.staff.namesOf(schoolId, ['moralEducation'], [caller.openid]) });
}
