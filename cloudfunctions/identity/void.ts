import { accept, refuse } from '../../domain/shared/decision';
import type { Call } from '../platform/serve';
import { refused } from '../platform/reply';
import type { Caller } from '../platform/caller';
import type { Code, Codes } from './code.store';

type MayVoid = (caller: Caller, code: Code) => boolean;

/** Makes an open code worthless, if the caller may. */
export function voiding(codes: Codes, mayVoid: MayVoid) {
  return async ({ codeId }: { readonly codeId: string }, { act, caller, at }: Call) => {
    const found = await codes.load(codeId);
    if (!found || !mayVoid(caller, found.state)) return refused('not-found');
    return codes.change(
      act,
      codeId,
      (code) => {
        if (code.used) return refuse('code-used');
        return code.voided ? refuse('wrong-state') : accept({ ...code, voided: { by: caller.openid, at } });
      },
      () => ({}),
    );
  };
}
