import { ledger } from '../../../contract/ledger';
import { saveMember as save } from '../../../domain/ledger/household';
import { idFor } from '../../platform/ids';
import type { Handler } from '../../platform/serve';
import { stepWithHousehold, type HouseholdStepStores } from '../household-reach';

export function saveMember(stores: HouseholdStepStores): Handler<'ledger.saveMember'> {
  return ({ householdId, rev, memberId: known, member }, call) => {
    const memberId = known ?? idFor('m', call.act.actor.id, call.act.key);
    return stepWithHousehold(stores, { householdId, rev }, call, {
      roles: ledger.saveMember.roles,
      decide: (household, step) => save(household, memberId, member, { ...step, isNew: known === undefined }),
      answer: (saved) => ({ memberId, rev: saved }),
    });
  };
}
