import { ending } from '../../../contract/ending';
import { bar } from '../../../domain/identity/binding';
import type { Handler } from '../../platform/serve';
import { decideOnGuardian, type GuardianStores } from '../pupil-office';

export function barGuardian(stores: GuardianStores): Handler<'identity.barGuardian'> {
  return decideOnGuardian(bar, ending.barGuardian.roles, stores);
}
