import type { CorrectableField } from '../../../contract/correction';
import { ledger } from '../../../contract/ledger';
import { corrected } from '../../../domain/ledger/correctable';
import { applyCorrection as apply } from '../../../domain/ledger/correction-steps';
import { refuse } from '../../../domain/shared/decision';
import { isDuplicate } from '../../platform/collection';
import { isChangingOver } from '../../platform/keys';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { recount, tellName, type Following } from '../correction-following';
import { decideCorrection, type CorrectionStores } from '../correction-step';
import { householdFor } from '../family-household';
import type { NumberOwners } from '../number-owner';

interface Stores extends CorrectionStores, Following {
  readonly owners: NumberOwners;
}

/** The entry changes; a new name is told to those who keep a copy of it, and households that change are counted anew. */
export function applyCorrection(stores: Stores): Handler<'ledger.applyCorrection'> {
  return async (input, call) => {
    const { act, at } = call;
    if (isChangingOver()) return refused('busy');
    const accepted: { field?: CorrectableField; villages?: readonly string[] } = {};
    const reply = await decideCorrection(stores, input, call, {
      roles: ledger.applyCorrection.roles,
      prepare: async ({ pupil, found, family }, decision) => {
        const { correctionId, field, to } = found;
        const accepts = decision.kind === 'accept';
        const isTaken = accepts && (await stores.owners.isAnothers(pupil.pupilId, field, to));
        const householdId = accepts ? await householdFor(stores.households, act, { pupil, found, family }) : '';
        if (accepts) accepted.field = field;
        if (householdId !== '' && householdId !== pupil.householdId)
          accepted.villages = [...new Set([pupil.village, field === 'village' ? to : pupil.village])];
        const by = { by: act.actor, at, family, householdId };
        return (current) => {
          if (isTaken) return refuse('number-taken');
          if (accepts && householdId !== pupil.householdId && current.householdId !== pupil.householdId)
            return refuse('changed-meanwhile');
          return apply(current, correctionId, { ...by, decision, corrected: (one) => corrected(one, found, by) });
        };
      },
    }).catch(takenMeanwhile);
    if (reply.ok && accepted.field === 'name') await tellName(stores, act, input.pupilId);
    if (reply.ok && accepted.villages) await recount(stores, act, input.pupilId, accepted.villages);
    return reply;
  };
}

/** Another pupil was given the number between the question and the write: the database holds one pupil to a number. */
function takenMeanwhile(error: unknown) {
  if (isDuplicate(error)) return refused('number-taken');
  throw error;
}
