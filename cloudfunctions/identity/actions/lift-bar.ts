import { ending } from '../../../contract/ending';
import { liftBar as lift } from '../../../domain/identity/binding';
import type { Handler } from '../../platform/serve';
import { decideOnGuardian, type GuardianStores } from '../pupil-office';

export function liftBar(stores: GuardianStores): Handler<'identity.liftBar'> {
  return decideOnGuardian(lift, ending.liftBar.roles, { ...stores, codes: null });
}
