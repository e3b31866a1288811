import { unbind } from '../../../domain/identity/binding';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { SavePerson } from '../person.store';

export function endMyBinding(savePerson: SavePerson): Handler<'identity.endMyBinding'> {
  return ({ pupilId }, call) =>
    savePerson<Record<string, never>, 'not-found' | 'wrong-state'>(call, {}, (person) => {
      const decision = unbind(person, pupilId, { at: call.at, by: call.act.actor, reason: null });
      return decision.accepted ? { person: decision.next } : refused(decision.code);
    });
}
