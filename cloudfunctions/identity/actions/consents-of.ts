import { consent } from '../../../contract/consent';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { consentsOfPupil } from '../consent-view';
import type { Consents } from '../consent.store';
import type { GuardianReader } from '../guardian.reader';
import type { PupilReader } from '../pupil.reader';

export function consentsOf(
  consents: Consents,
  pupils: PupilReader,
  guardians: GuardianReader,
): Handler<'identity.consentsOf'> {
  return async ({ pupilId }, { caller, today }) => {
    const pupil = await pupils.get(pupilId);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, consent.consentsOf.roles))
      return refused('not-found');
    const [viewOf, { barredIds }] = await Promise.all([consentsOfPupil(consents, pupilId), guardians.barsOf(pupilId)]);
    const { name: pupilName, schoolId } = pupil;
    return answered({ pupilName, consents: viewOf({ schoolId, today, barredIds }) });
  };
}
