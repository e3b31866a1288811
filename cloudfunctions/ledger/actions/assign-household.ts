import { assignHousehold as assign } from '../../../domain/ledger/zoning';
import { refuse } from '../../../domain/shared/decision';
import type { Handler } from '../../platform/serve';
import type { Households } from '../household.store';
import type { Zonings } from '../zoning.store';
import { stepWithZoning } from '../zoning-step';

export function assignHousehold(zonings: Zonings, households: Households): Handler<'ledger.assignHousehold'> {
  return async ({ schoolId, rev, householdId, zoneId }, call) => {
    const household = await households.collection.get(householdId);
    return stepWithZoning(zonings, { schoolId, rev }, call, {
      decide: (zoning, step) => {
        if (household?.schoolId !== schoolId) return refuse('not-found');
        const { village, head } = household;
        return assign(zoning, { householdId, village, head }, zoneId, step);
      },
      answer: (saved) => ({ rev: saved }),
    });
  };
}
