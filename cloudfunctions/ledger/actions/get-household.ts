import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Call, Handler } from '../../platform/serve';
import type { ClassReader } from '../class.reader';
import { reachHousehold, type HouseholdStores } from '../household-reach';
import { householdView } from '../household-view';
import type { NeedRecords } from '../need.store';
import type { Pupils } from '../pupil.store';

/** A household has a handful of pupils. */
const mostPupils = 50;

interface Stores extends HouseholdStores {
  readonly pupils: Pupils;
  readonly classes: ClassReader;
  readonly needs: NeedRecords;
}

/** Told of each pupil whose entry is opened with the household. */
type NoteOpening = (call: Call, pupil: { readonly pupilId: string; readonly schoolId: string }) => Promise<void>;

/** Opening a household opens the entries of its pupils. */
export function getHousehold(stores: Stores, noteOpening: NoteOpening): Handler<'ledger.getHousehold'> {
  return async ({ householdId }, call) => {
    const reached = await reachHousehold(stores, householdId, call, ledger.getHousehold.roles);
    if (!reached) return refused('not-found');
    const { schoolId } = reached.state;
    const [pupils, classes] = await Promise.all([
      stores.pupils.collection.find({
        where: { householdId },
        order: [['_id', 'asc']],
        limit: mostPupils,
        fields: ['name', 'classId', 'boarder'],
      }),
      stores.classes.ofSchool(schoolId),
    ]);
    const [needs] = await Promise.all([
      stores.needs.collection.getMany(pupils.map(({ _id }) => _id)),
      ...pupils.map(({ _id: pupilId }) => noteOpening(call, { pupilId, schoolId })),
    ]);
    return answered(householdView(reached, { pupils, classes, needs }, call));
  };
}
