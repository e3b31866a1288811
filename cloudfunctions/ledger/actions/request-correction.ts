import { requestCorrection as request } from '../../../domain/ledger/correction-steps';
import { refuse } from '../../../domain/shared/decision';
import { idFor } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { familyFor } from '../correction-step';
import type { Households } from '../household.store';
import type { NumberOwners } from '../number-owner';
import type { Pupils } from '../pupil.store';

export function requestCorrection(
  pupils: Pupils,
  households: Households,
  owners: NumberOwners,
): Handler<'ledger.requestCorrection'> {
  return async ({ pupilId, field, seen, to }, { act, caller, at, today }) => {
    const ward = caller.wards.find((one) => one.pupilId === pupilId);
    if (!ward) return refused('not-found');
    const isOfHousehold = field === 'head' || field === 'village';
    const pupil = isOfHousehold ? await pupils.collection.get(pupilId) : null;
    const family = pupil ? await familyFor(households, pupil, field) : { head: '' };
    const isTaken = await owners.isAnothers(pupilId, field, to);
    const correctionId = idFor('r', act.actor.id, act.key);
    const { relation } = ward;
    const asked = { correctionId, field, seen, to, relation };
    return pupils.change(
      act,
      pupilId,
      (current) => {
        const decision = request(current, asked, { by: act.actor, at, today, family });
        return decision.accepted && isTaken ? refuse('number-taken') : decision;
      },
      () => ({ correctionId }),
    );
  };
}
