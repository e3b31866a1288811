import { ledger } from '../../../contract/ledger';
import { masked } from '../../../domain/ledger/correctable';
import type { Caller } from '../../platform/caller';
import type { NoteOpening } from '../../platform/opening';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { nextForCorrection } from '../correction-view';
import type { Households } from '../household.store';
import type { Pupils } from '../pupil.store';
import { listed, recentChanges } from '../pupil-view';
import { standingView } from '../standing-view';

interface PupilStores {
  readonly pupils: Pupils;
  readonly classes: ClassReader;
  readonly households: Households;
}

export function getPupil(
  { pupils, classes, households }: PupilStores,
  noteOpening: NoteOpening,
): Handler<'ledger.getPupil'> {
  return async ({ pupilId, purpose }, call) => {
    const document = await pupils.collection.get(pupilId);
    const { roles } = ledger.getPupil;
    if (!document || !call.caller.reachesClass(document.schoolId, document.classId, roles)) return refused('not-found');
    const { schoolId } = document;
    const { state } = pupils.read(document);
    const { classId } = state;
    const waits = state.corrections.some((one) => nextForCorrection(call.caller, state, one) !== null);
    const [unnoted, className, household] = await Promise.all([
      noteOpening(call, {
        pupilId,
        schoolId,
        classId,
        roles,
        task: waits ? 'verify-correction' : null,
        asked: purpose,
      }),
      classNameOf(classes, call.caller, classId),
      households.collection.get(document.householdId),
    ]);
    if (unnoted) return unnoted;
    return answered({
      ...listed({ ...document, classId }, new Map([[classId, className]])),
      ...standingView(call.caller, document, state),
      schoolId,
      head: household?.head ?? '',
      idNumber: state.idNumber === null ? null : masked(state.idNumber),
      enrolmentNo: state.enrolmentNo === null ? null : masked(state.enrolmentNo),
      bornOn: state.bornOn,
      history: recentChanges(state),
    });
  };
}

/** A class teacher's appointment names the class already. */
async function classNameOf(classes: ClassReader, { appointments }: Caller, classId: string): Promise<string> {
  const own = appointments.find((held) => held.classId === classId)?.className;
  return own ?? (await classes.get(classId))?.name ?? '';
}
