import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Call, Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import type { Households } from '../household.store';
import type { Pupils } from '../pupil.store';
import { listed } from '../pupil-view';
import { standingView } from '../standing-view';

/** Told whenever a person opens a pupil's entry. */
export type NoteOpening = (call: Call, pupil: { readonly pupilId: string; readonly schoolId: string }) => Promise<void>;

const shownChanges = 50;

interface PupilStores {
  readonly pupils: Pupils;
  readonly classes: ClassReader;
  readonly households: Households;
}

export function getPupil(
  { pupils, classes, households }: PupilStores,
  noteOpening: NoteOpening,
): Handler<'ledger.getPupil'> {
  return async ({ pupilId }, call) => {
    const document = await pupils.collection.get(pupilId);
    if (!document || !call.caller.reachesClass(document.schoolId, document.classId, ledger.getPupil.roles))
      return refused('not-found');
    const { schoolId } = document;
    const { state } = pupils.read(document);
    const { classId } = state;
    const [schoolClass, household] = await Promise.all([
      classes.get(classId),
      households.collection.get(document.householdId),
      noteOpening(call, { pupilId, schoolId }),
    ]);
    return answered({
      ...listed({ ...document, classId }, new Map([[classId, schoolClass?.name ?? '']])),
      ...standingView(call.caller, document, state),
      schoolId,
      head: household?.head ?? '',
      idNumber: masked(state.idNumber),
      enrolmentNo: masked(state.enrolmentNo),
      bornOn: state.bornOn,
      history: state.history
        .slice(-shownChanges)
        .reverse()
        .map(({ at, by, changes }) => ({ at, by: by.name, changes: [...changes] })),
    });
  };
}

/** The last four characters, and as many stars as there are others. */
function masked(number: string | null): string | null {
  return number === null ? null : `${'*'.repeat(number.length - 4)}${number.slice(-4)}`;
}
