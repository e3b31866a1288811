import { withdraw } from '../../../domain/identity/consent';
import { barredFromDeciding } from '../../../domain/identity/footing';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { saveConsent } from '../consent-saying';
import type { Consents } from '../consent.store';

export function withdrawConsent(consents: Consents): Handler<'identity.withdrawConsent'> {
  return async ({ pupilId, purpose }, call) => {
    const { act, caller, at, today } = call;
    const ward = caller.wards.find((one) => one.pupilId === pupilId);
    if (!ward) return refused('not-found');
    const fault = barredFromDeciding(ward);
    if (fault) return refused(fault);
    const { schoolId, relation } = ward;
    const by = { id: act.actor.id, relation };
    return saveConsent(
      consents,
      call,
      { pupilId, purpose, schoolId, entries: [] },
      {
        answer: { at },
        decide: (consent) => withdraw(consent, { event: 'withdraw', at, by, schoolId }, today),
      },
    );
  };
}
