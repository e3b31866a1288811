import { unbind } from '../../../domain/identity/binding';
import { answered } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { SavePerson } from '../person.store';

/** Where no binding stands there is nothing to end, and nothing is written. */
export function endMyBinding(savePerson: SavePerson): Handler<'identity.endMyBinding'> {
  return async ({ pupilId }, call) => {
    if (!call.caller.wardIds.includes(pupilId)) return answered({});
    return savePerson<Record<string, never>, never>(call, {}, (person) => {
      const decision = unbind(person, pupilId, { at: call.at, by: call.act.actor, reason: null });
      return { person: decision.accepted ? decision.next : person };
    });
  };
}
