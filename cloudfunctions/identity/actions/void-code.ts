import { accept, refuse } from '../../../domain/shared/decision';
import type { Caller } from '../../platform/caller';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Code, Codes } from '../code.store';

export function voidCode(codes: Codes): Handler<'identity.voidCode'> {
  return async ({ codeId }, { act, caller, at }) => {
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

/** Whoever issued it while still holding a role there, and the school's leader. */
function mayVoid(caller: Caller, { grant, issuedBy }: Code): boolean {
  if (grant.kind === 'bureau') return false;
  const { schoolId, classId } = grant.kind === 'binding' ? grant.ward : { schoolId: grant.schoolId, classId: '' };
  if (caller.holdsIn(schoolId, ['leader', 'bureau'])) return true;
  return issuedBy === caller.openid && caller.reachesClass(schoolId, classId, ['classTeacher']);
}
