import { ledger } from '../../../contract/ledger';
import { rehoused } from '../../../domain/ledger/pupil';
import { accept, refuse } from '../../../domain/shared/decision';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { HouseholdStepStores } from '../household-reach';
import { barredFromDeciding } from '../need-step';
import { recountVillages } from '../village-count';

export function movePupil(stores: HouseholdStepStores): Handler<'ledger.movePupil'> {
  return async ({ pupilId, fromHouseholdId, toHouseholdId }, call) => {
    const { act, caller, at } = call;
    const found = await stores.households.collection.getMany([fromHouseholdId, toHouseholdId]);
    const [from, to] = [fromHouseholdId, toHouseholdId].map((id) => found.find(({ _id }) => _id === id));
    if (!from || !to || from === to || from.schoolId !== to.schoolId) return refused('not-found');
    const { schoolId } = to;
    const { roles } = ledger.movePupil;
    if (!caller.holdsIn(schoolId, roles)) return refused('not-found');
    const barred = await barredFromDeciding(call, { pupilId, schoolId }, roles, stores.colleagues);
    if (barred) return barred;
    const moved = await stores.pupils.change(
      act,
      pupilId,
      (pupil) => {
        if (pupil.schoolId !== schoolId) return refuse('not-found');
        if (pupil.householdId !== fromHouseholdId) return refuse('changed-meanwhile');
        const { village, head } = to;
        return accept(
          rehoused(pupil, { householdId: toHouseholdId, village, head, formerHead: from.head }, { by: act.actor, at }),
        );
      },
      () => ({ householdId: toHouseholdId }),
    );
    if (moved.ok) await recountVillages(stores, schoolId, act, [...new Set([from.village, to.village])]);
    return moved;
  };
}
