import { family } from '../../../contract/family';
import { recordBasis as record } from '../../../domain/identity/footing';
import type { Handler } from '../../platform/serve';
import { decideOnGuardian, type GuardianStores } from '../pupil-office';

export function recordBasis(stores: GuardianStores): Handler<'identity.recordBasis'> {
  return ({ kind, on, note = null, ...aim }, call) =>
    decideOnGuardian(
      (person, pupilId, { at, by }) => record(person, pupilId, { kind, on, note, at, by }),
      family.recordBasis.roles,
      stores,
    )({ ...aim, reason: '' }, call);
}
