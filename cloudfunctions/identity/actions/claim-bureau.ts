import { appoint } from '../../../domain/identity/appointment';
import { firstEnvelope } from '../../platform/act';
import { sha256 } from '../../platform/cipher';
import { repeated } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Codes } from '../code.store';
import type { SavePerson } from '../person.store';
import { faultOf, guarded } from '../redeem';

const bureau = { role: 'bureau', schoolId: null, schoolName: null, classId: null, className: null } as const;

/** The deployment knows the code only by its hash; its use is a document that can be added once, and belongs to whoever added it. */
export function claimBureau(codes: Codes, savePerson: SavePerson): Handler<'identity.claimBureau'> {
  return async (input, call) =>
    (call.caller.stored && repeated<{ name: string }>(call.act, call.caller.stored)) ??
    guarded(call, async () => {
      const hash = sha256(input.code.replace('-', ''));
      if (hash !== process.env.BOOTSTRAP_CODE_HASH) return refused('code-invalid');
      const useId = `bureau.${hash.slice(0, 20)}`;
      const use = {
        grant: { kind: 'bureau' as const },
        issuedBy: '',
        expiresAt: '',
        used: { by: call.act.actor.id, at: call.at },
        voided: null,
      };
      const first = await codes.collection.add({ ...use, ...firstEnvelope(call.act, useId, 1, null) });
      if (!first && faultOf(await codes.collection.get(useId), ['bureau'], call)) return refused('code-used');
      return savePerson<{ name: string }, never>(call, { name: input.name }, (person) => ({
        person: appoint(person, input.name, [bureau]),
      }));
    });
}
