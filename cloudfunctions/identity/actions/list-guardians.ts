import { ending } from '../../../contract/ending';
import { standingBar } from '../../../domain/identity/binding';
import { aliasOf } from '../../platform/alias';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { AttemptLimit } from '../attempt.store';
import type { GuardianReader } from '../guardian.reader';
import type { OpenCodeReader } from '../open-code.reader';
import type { PupilReader } from '../pupil.reader';
import { guardiansOf } from '../scopes';

export function listGuardians(
  pupils: PupilReader,
  guardians: GuardianReader,
  codes: OpenCodeReader,
  attempts: AttemptLimit,
): Handler<'identity.listGuardians'> {
  return async ({ pupilId }, { caller, at }) => {
    const pupil = await pupils.get(pupilId);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, ending.listGuardians.roles))
      return refused('not-found');
    const [{ bound, barred }, open] = await Promise.all([guardians.ofPupil(pupilId), codes.ofPupil(pupilId, at)]);
    const wrongCodes = await attempts.wrongOnDayOf(bound, pupilId);
    const alias = (openid: string) => aliasOf(guardiansOf(pupilId), openid);
    return answered({
      pupilName: pupil.name,
      guardians: bound.flatMap(({ _id, wards }) =>
        wards
          .filter((ward) => ward.pupilId === pupilId)
          .map(({ relation, boundAt }) => ({
            personId: alias(_id),
            relation,
            boundAt,
            wrongCodes: wrongCodes.get(_id) ?? 0,
          })),
      ),
      barred: barred.flatMap(({ _id, bars = [] }) => {
        const standing = standingBar({ bars }, pupilId);
        return standing
          ? [{ personId: alias(_id), relation: standing.relation, at: standing.at, by: standing.by.name }]
          : [];
      }),
      codes: open.map(({ _id, expiresAt }) => ({ codeId: _id, expiresAt })),
    });
  };
}
