import { barredFromInviting, lacksBasis } from '../../../domain/identity/footing';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { madeBy, spokenAgain } from '../family-code';
import type { GuardianReader } from '../guardian.reader';
import type { OpenCodeReader } from '../open-code.reader';

export function getWard(guardians: GuardianReader, openCodes: OpenCodeReader): Handler<'identity.getWard'> {
  return async ({ pupilId }, { caller, at }) => {
    const ward = caller.wards.find((one) => one.pupilId === pupilId);
    if (!ward) return refused('not-found');
    const [{ barredIds, latestAt }, open] = await Promise.all([
      guardians.barsOf(pupilId),
      openCodes.ofPupil(pupilId, at),
    ]);
    const mayInvite = barredFromInviting(ward) === null && barredIds.length === 0;
    return answered({
      name: ward.pupilName,
      schoolName: ward.schoolName,
      className: ward.className,
      relation: ward.relation,
      lacksBasis: lacksBasis(ward),
      mayInvite,
      codes: (mayInvite ? madeBy(caller.openid, ward, { open, latestBarAt: latestAt }) : []).flatMap((document) => {
        const code = spokenAgain(document);
        return code === null ? [] : [{ codeId: document._id, code, expiresAt: document.expiresAt }];
      }),
    });
  };
}
