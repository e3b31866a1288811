import { ledger } from '../../../contract/ledger';
import { referMember as refer } from '../../../domain/ledger/household';
import { idFor } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { stepWithHousehold, type HouseholdStepStores } from '../household-reach';

export function referMember(stores: HouseholdStepStores): Handler<'ledger.referMember'> {
  return async ({ householdId, rev, ...wanted }, call) => {
    if (wanted.on > call.today) return refused('invalid-input', { path: 'on' });
    const referralId = idFor('r', call.act.actor.id, call.act.key);
    return stepWithHousehold(stores, { householdId, rev }, call, {
      roles: ledger.referMember.roles,
      decide: (household, step) => refer(household, { ...wanted, referralId }, step),
      answer: (saved) => ({ referralId, rev: saved }),
    });
  };
}
