import { currentNeeds } from '../../../domain/ledger/need';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { correctionsForFamily, fieldsOf } from '../correction-view';
import type { Households } from '../household.store';
import type { NeedRecords } from '../need.store';
import type { Pupils } from '../pupil.store';

/** A family that reads its own child's entry is not entered in the log: it is theirs. */
export function getMyChild(pupils: Pupils, households: Households, records: NeedRecords): Handler<'ledger.getMyChild'> {
  return async ({ pupilId }, { caller }) => {
    const ward = caller.wards.find((one) => one.pupilId === pupilId);
    if (!ward) return refused('not-found');
    const [found, needs] = await Promise.all([pupils.load(pupilId), records.load(pupilId)]);
    if (!found) return refused('not-found');
    const { state: pupil } = found;
    const household = await households.collection.get(pupil.householdId);
    return answered({
      name: pupil.name,
      schoolName: ward.schoolName,
      className: ward.className,
      fields: fieldsOf(pupil, { head: household?.head ?? '' }),
      needs: needs ? currentNeeds(needs.state).map(({ category, since }) => ({ category, since })) : [],
      corrections: correctionsForFamily(caller, pupil),
    });
  };
}
