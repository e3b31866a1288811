import { ending } from '../../../contract/ending';
import { standingBar } from '../../../domain/identity/binding';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { familyFault, inviterOf } from '../family-code';
import { footingOf } from '../footing-view';
import type { GuardianReader } from '../guardian.reader';
import type { OpenCodeReader } from '../open-code.reader';
import type { PupilReader } from '../pupil.reader';

export function listGuardians(
  pupils: PupilReader,
  guardians: GuardianReader,
  codes: OpenCodeReader,
): Handler<'identity.listGuardians'> {
  return async ({ pupilId }, { caller, at }) => {
    const pupil = await pupils.get(pupilId);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, ending.listGuardians.roles))
      return refused('not-found');
    const [{ bound, barred }, open] = await Promise.all([guardians.ofPupil(pupilId), codes.ofPupil(pupilId, at)]);
    return answered({
      pupilName: pupil.name,
      guardians: bound.flatMap(({ _id, wards }) =>
        wards
          .filter((ward) => ward.pupilId === pupilId)
          .map((ward) => ({ personId: _id, relation: ward.relation, boundAt: ward.boundAt, ...footingOf(ward) })),
      ),
      barred: barred.flatMap(({ _id, bars = [] }) => {
        const standing = standingBar({ bars }, pupilId);
        return standing ? [{ personId: _id, relation: standing.relation, at: standing.at, by: standing.by.name }] : [];
      }),
      codes: open
        .filter((code) => familyFault(code, { bound, barred }) === null)
        .map(({ _id, expiresAt, grant }) => ({
          codeId: _id,
          expiresAt,
          invitedBy: inviterOf(grant)?.relation ?? null,
        })),
    });
  };
}
