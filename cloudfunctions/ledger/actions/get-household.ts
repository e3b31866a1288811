import { ledger } from '../../../contract/ledger';
import type { NoteOpening } from '../../platform/opening';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
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

/** Opening a household opens the entries of its pupils: in the own zone for a visit, elsewhere as part of the register. */
export function getHousehold(stores: Stores, noteOpening: NoteOpening): Handler<'ledger.getHousehold'> {
  return async ({ householdId }, call) => {
    const reached = await reachHousehold(stores, householdId, call, ledger.getHousehold.roles);
    if (!reached) return refused('not-found');
    const { schoolId } = reached.state;
    const [pupils, classes] = await Promise.all([
      stores.pupils.collection.find({
        where: { householdId, classId: { above: '' } },
        order: [['_id', 'asc']],
        limit: mostPupils,
        fields: ['name', 'classId', 'boarder'],
      }),
      stores.classes.ofSchool(schoolId),
    ]);
    const [needs, ...unnoted] = await Promise.all([
      stores.needs.collection.getMany(pupils.map(({ _id }) => _id)),
      ...pupils.map(({ _id: pupilId, classId }) =>
        noteOpening(call, {
          pupilId,
          schoolId,
          classId,
          roles: ledger.getHousehold.roles,
          task: null,
          asked: { reason: reached.isOwnZone ? 'visit' : 'register' },
        }),
      ),
    ]);
    if (unnoted.some((one) => one !== null)) return refused('busy');
    return answered(householdView(reached, { pupils, classes, needs }, call));
  };
}
