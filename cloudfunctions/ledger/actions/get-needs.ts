import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { needsView } from '../need-view';
import type { NeedRecords } from '../need.store';
import type { Pupils } from '../pupil.store';

export function getNeeds(records: NeedRecords, pupils: Pupils, classes: ClassReader): Handler<'ledger.getNeeds'> {
  return async ({ pupilId }, { caller }) => {
    const [pupil, found] = await Promise.all([pupils.collection.get(pupilId), records.load(pupilId)]);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, ledger.getNeeds.roles)) {
      return refused('not-found');
    }
    const { schoolId, classId, name: pupilName } = pupil;
    const mayRequest =
      !caller.kinIds.includes(pupilId) && caller.reachesClass(schoolId, classId, ledger.requestChange.roles);
    const className = (await classes.get(classId))?.name ?? '';
    return answered({ ...needsView(caller, found), pupilName, className, mayRequest });
  };
}
