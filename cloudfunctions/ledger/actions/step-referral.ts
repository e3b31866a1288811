import { ledger } from '../../../contract/ledger';
import { stepReferral as take } from '../../../domain/ledger/household';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { stepWithHousehold, type HouseholdStepStores } from '../household-reach';

export function stepReferral(stores: HouseholdStepStores): Handler<'ledger.stepReferral'> {
  return async ({ householdId, rev, referralId, step: taken }, call) => {
    if (taken.on > call.today) return refused('invalid-input', { path: 'step.on' });
    return stepWithHousehold(stores, { householdId, rev }, call, {
      roles: ledger.stepReferral.roles,
      decide: (household, step) => take(household, referralId, taken, step),
      answer: (saved, { referrals }) => ({
        state: referrals.find((one) => one.referralId === referralId)?.state ?? 'referred',
        rev: saved,
      }),
    });
  };
}
