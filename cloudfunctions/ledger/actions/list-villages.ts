import { ledger } from '../../../contract/ledger';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Zonings } from '../zoning.store';

export function listVillages(zonings: Zonings): Handler<'ledger.listVillages'> {
  return async ({ schoolId }, { caller }) => {
    if (!caller.holdsIn(schoolId, ledger.listVillages.roles)) return refused('not-found');
    const loaded = await zonings.load(schoolId);
    return answered({ villages: [...(loaded?.state.villages ?? [])] });
  };
}
