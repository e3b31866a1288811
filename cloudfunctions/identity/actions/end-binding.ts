import { ending } from '../../../contract/ending';
import { unbind } from '../../../domain/identity/binding';
import type { Handler } from '../../platform/serve';
import { decideOnGuardian, type GuardianStores } from '../pupil-office';

export function endBinding(stores: GuardianStores): Handler<'identity.endBinding'> {
  return decideOnGuardian(unbind, ending.endBinding.roles, stores);
}
