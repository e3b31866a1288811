import { ledger } from '../../../contract/ledger';
import type { NoteOpening } from '../../platform/opening';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { correctionsForStaff } from '../correction-view';
import type { Pupils } from '../pupil.store';

export function getCorrections(
  pupils: Pupils,
  classes: ClassReader,
  noteOpening: NoteOpening,
): Handler<'ledger.getCorrections'> {
  return async ({ pupilId, purpose }, call) => {
    const { caller } = call;
    const { roles } = ledger.getCorrections;
    const found = await pupils.load(pupilId);
    if (!found || !caller.reachesClass(found.state.schoolId, found.state.classId, roles)) return refused('not-found');
    const { schoolId, classId, name: pupilName } = found.state;
    const corrections = correctionsForStaff(caller, found.state);
    const task = corrections.some(({ mayVerify, mayApply }) => mayVerify || mayApply) ? 'verify-correction' : null;
    const [unnoted, schoolClass] = await Promise.all([
      noteOpening(call, { pupilId, schoolId, classId, roles, task, asked: purpose }),
      classes.get(classId),
    ]);
    return unnoted ?? answered({ pupilName, className: schoolClass?.name ?? '', corrections });
  };
}
