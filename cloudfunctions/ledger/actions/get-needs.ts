import { ledger } from '../../../contract/ledger';
import type { NoteOpening } from '../../platform/opening';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { needsView } from '../need-view';
import type { NeedRecords } from '../need.store';
import type { Pupils } from '../pupil.store';

interface NeedStores {
  readonly records: NeedRecords;
  readonly pupils: Pupils;
  readonly classes: ClassReader;
}

export function getNeeds(
  { records, pupils, classes }: NeedStores,
  noteOpening: NoteOpening,
): Handler<'ledger.getNeeds'> {
  return async ({ pupilId, purpose }, call) => {
    const { caller } = call;
    const { roles } = ledger.getNeeds;
    const [pupil, found] = await Promise.all([pupils.collection.get(pupilId), records.load(pupilId)]);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, roles)) return refused('not-found');
    const { schoolId, classId, name: pupilName } = pupil;
    const view = needsView(caller, found);
    const waits = view.changes.some(({ mayVerify, mayApply }) => mayVerify || mayApply);
    const task = waits ? ('verify-need' as const) : null;
    const [unnoted, schoolClass] = await Promise.all([
      noteOpening(call, { pupilId, schoolId, classId, roles, task, asked: purpose }),
      classes.get(classId),
    ]);
    if (unnoted) return unnoted;
    const mayRequest =
      !caller.kinIds.includes(pupilId) && caller.reachesClass(schoolId, classId, ledger.requestChange.roles);
    return answered({ ...view, pupilName, className: schoolClass?.name ?? '', mayRequest });
  };
}
