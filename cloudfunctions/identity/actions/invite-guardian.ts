import { barredFromInviting } from '../../../domain/identity/footing';
import type { Ward } from '../../../domain/shared/standing';
import { miniProgramCode } from '../../platform/qr';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Codes, Grant } from '../code.store';
import { familyCodesOpen, madeBy } from '../family-code';
import type { GuardianReader } from '../guardian.reader';
import { codesOf, issueCode } from '../issue-code';
import type { OpenCodeReader } from '../open-code.reader';

export function inviteGuardian(
  codes: Codes,
  guardians: GuardianReader,
  openCodes: OpenCodeReader,
): Handler<'identity.inviteGuardian'> {
  return async ({ pupilId }, { act, caller, at }) => {
    const ward = caller.wards.find((one) => one.pupilId === pupilId);
    if (!ward) return refused('not-found');
    const fault = barredFromInviting(ward);
    if (fault) return refused(fault);
    const own = codesOf(act.actor.id, act.key).map(({ id }) => id);
    const [{ barredIds, latestAt }, open, [before]] = await Promise.all([
      guardians.barsOf(pupilId),
      openCodes.ofPupil(pupilId, at),
      codes.collection.getMany(own),
    ]);
    if (barredIds.length > 0) return refused('ask-class-teacher');
    const made = madeBy(caller.openid, ward, { open, latestBarAt: latestAt });
    if (!before && made.length >= familyCodesOpen) return refused('too-many-codes');
    const issued = await issueCode(codes, act, grantOf(ward, caller.openid));
    if (!issued) return refused('key-reused');
    return answered({ ...issued, qrPng: await miniProgramCode('pages/bind/bind', issued.code) });
  };
}

function grantOf(ward: Ward, openid: string): Grant {
  const { relation, boundAt, invitedBy, bases, ...place } = ward;
  return { kind: 'binding', ward: place, invitedBy: { id: openid, relation } };
}
