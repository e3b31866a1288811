import { ending } from '../../../contract/ending';
import { unbind } from '../../../domain/identity/binding';
import type { Handler } from '../../platform/serve';
import { decideOnGuardian, type GuardianStores } from '../pupil-office';

export function endBinding(stores: GuardianStores): Handler<'identity.endBinding'> {
  return (input, call) => decideOnGuardian(input, call, ending.endBinding.roles, unbind, stores);
}
