import { ending } from '../../../contract/ending';
import { standingBar } from '../../../domain/identity/binding';
import { aliasOf } from '../../platform/alias';
import type { NoteOpening } from '../../platform/opening';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { AttemptLimit } from '../attempt.store';
import { footingOf, openCodesView } from '../footing-view';
import type { GuardianReader } from '../guardian.reader';
import type { OpenCodeReader } from '../open-code.reader';
import type { PupilReader } from '../pupil.reader';
import { guardiansOf } from '../scopes';

interface GuardianStores {
  readonly pupils: PupilReader;
  readonly guardians: GuardianReader;
  readonly codes: OpenCodeReader;
  readonly attempts: AttemptLimit;
}

export function listGuardians(
  { pupils, guardians, codes, attempts }: GuardianStores,
  noteOpening: NoteOpening,
): Handler<'identity.listGuardians'> {
  return async ({ pupilId, purpose }, call) => {
    const { roles } = ending.listGuardians;
    const pupil = await pupils.get(pupilId);
    if (!pupil || !call.caller.reachesClass(pupil.schoolId, pupil.classId, roles)) return refused('not-found');
    const { schoolId, classId } = pupil;
    const [unnoted, { bound, barred }, open] = await Promise.all([
      noteOpening(call, { pupilId, schoolId, classId, roles, task: null, asked: purpose }),
      guardians.ofPupil(pupilId),
      codes.ofPupil(pupilId, call.at),
    ]);
    if (unnoted) return unnoted;
    const wrongCodes = await attempts.wrongOnDayOf(bound, pupilId);
    const alias = (openid: string) => aliasOf(guardiansOf(pupilId), openid);
    return answered({
      pupilName: pupil.name,
      guardians: bound.flatMap(({ _id, wards }) =>
        wards
          .filter((ward) => ward.pupilId === pupilId)
          .map((ward) => ({
            personId: alias(_id),
            relation: ward.relation,
            boundAt: ward.boundAt,
            wrongCodes: wrongCodes.get(_id) ?? 0,
            ...footingOf(ward),
          })),
      ),
      barred: barred.flatMap(({ _id, bars = [] }) => {
        const standing = standingBar({ bars }, pupilId);
        return standing
          ? [{ personId: alias(_id), relation: standing.relation, at: standing.at, by: standing.by.name }]
          : [];
      }),
      codes: openCodesView(open, { bound, barred }),
    });
  };
}
