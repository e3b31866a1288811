import { consentUntil, give } from '../../../domain/identity/consent';
import { barredFromDeciding } from '../../../domain/identity/footing';
import { refuse } from '../../../domain/shared/decision';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { saveConsent } from '../consent-saying';
import type { Consents } from '../consent.store';

export function giveConsent(consents: Consents): Handler<'identity.giveConsent'> {
  return async ({ pupilId, purpose, until, wording }, call) => {
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
        answer: { at, until },
        decide: (consent) =>
          until === consentUntil(today)
            ? give(consent, { event: 'give', at, by, schoolId, until, wording })
            : refuse('changed-meanwhile'),
      },
    );
  };
}
