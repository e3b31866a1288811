import { unbind } from '../../../domain/identity/binding';
import { answered } from '../../platform/reply';
import type { Call, Handler } from '../../platform/serve';
import type { CodeEnding } from '../code-ending';
import type { SavePerson } from '../person.store';

/** Where no binding stands there is nothing to end, but what a call that died half-way has left: codes of the former guardian. */
export function endMyBinding(savePerson: SavePerson, codes: CodeEnding): Handler<'identity.endMyBinding'> {
  return async ({ pupilId }, call) => {
    const { act, caller } = call;
    if (!caller.kinIds.includes(pupilId)) return answered({});
    if (caller.wardIds.includes(pupilId)) {
      const reply = await end(pupilId, call);
      if (!reply.ok) return reply;
    }
    await codes.withBinding(act, caller.openid, pupilId);
    return answered({});
  };
  function end(pupilId: string, call: Call) {
    return savePerson<Record<string, never>, never>(call, {}, (person) => {
      const decision = unbind(person, pupilId, { at: call.at, by: call.act.actor, reason: null });
      return { person: decision.accepted ? decision.next : person };
    });
  }
}
