import type { Gift } from '../../../contract/donation';
import { statePledge as decide } from '../../../domain/donation/pledge';
import { isRisky } from '../../platform/content-check';
import { idFor } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Arrangements } from '../arrangement.store';
import type { Pledges } from '../pledge.store';

export function statePledge(pledges: Pledges, arrangements: Arrangements): Handler<'donation.statePledge'> {
  return async ({ schoolId, gift, note, anonymous = true }, { act, caller, today }) => {
    const invited = caller.appointments.find((held) => held.role === 'donor' && held.schoolId === schoolId);
    if (!invited) return refused('not-found');
    const receiver = (await arrangements.load(schoolId))?.state.receiver ?? null;
    if (receiver === null) return refused('donations-off');
    const pledgeId = idFor('g', act.actor.id, act.key);
    const decision = decide(
      { pledgeId, schoolId, schoolName: invited.schoolName ?? '' },
      { gift, note, anonymous, receiver },
      { by: act.actor, at: act.at, today },
    );
    if (!decision.accepted) return refused(decision.code, decision.detail);
    if (await isRisky(wordsOf(gift, note), caller.openid)) return refused('text-risky');
    const answer = { pledgeId, rev: 1, statedAt: act.at };
    return (await pledges.create(act, pledgeId, decision.next, answer)) ?? refused('key-reused');
  };
}

function wordsOf(gift: Gift, note: string | null): string {
  return [gift.kind === 'money' ? '' : gift.what, note ?? ''].filter(Boolean).join('\n');
}
