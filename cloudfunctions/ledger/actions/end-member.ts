import { ledger } from '../../../contract/ledger';
import { endMember as end } from '../../../domain/ledger/household';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { stepWithHousehold, type HouseholdStepStores } from '../household-reach';

export function endMember(stores: HouseholdStepStores): Handler<'ledger.endMember'> {
  return async ({ householdId, rev, memberId, on, reason }, call) => {
    if (on > call.today) return refused('invalid-input', { path: 'on' });
    return stepWithHousehold(stores, { householdId, rev }, call, {
      roles: ledger.endMember.roles,
      decide: (household, step) => end(household, memberId, { on, reason }, step),
      answer: (saved) => ({ rev: saved }),
    });
  };
}
