import { consentUntil } from '../../../domain/identity/consent';
import { barredFromDeciding, barredFromInviting } from '../../../domain/identity/footing';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { consentsOfPupil } from '../consent-view';
import type { Consents } from '../consent.store';
import type { GuardianReader } from '../guardian.reader';

export function listConsents(consents: Consents, guardians: GuardianReader): Handler<'identity.listConsents'> {
  return async ({ pupilId }, { caller, today }) => {
    const ward = caller.wards.find((one) => one.pupilId === pupilId);
    if (!ward) return refused('not-found');
    const { schoolId, pupilName, schoolName, className } = ward;
    const [viewOf, { barredIds }] = await Promise.all([consentsOfPupil(consents, pupilId), guardians.barsOf(pupilId)]);
    return answered({
      pupilName,
      schoolName,
      className,
      may: barredFromDeciding(ward) ?? 'yes',
      mayInvite: barredFromInviting(ward) === null && barredIds.length === 0,
      until: consentUntil(today),
      consents: viewOf({ schoolId, today, barredIds }),
    });
  };
}
