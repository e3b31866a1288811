import type { Caller } from '../../platform/caller';
import type { Handler } from '../../platform/serve';
import type { Code, Codes } from '../code.store';
import { inviterOf } from '../family-code';
import { voiding } from '../void';

export function voidCode(codes: Codes): Handler<'identity.voidCode'> {
  return voiding(codes, mayVoid);
}

/** Whoever issued it while still holding a role there, the school's leader, and the class teacher what a family has made. */
function mayVoid(caller: Caller, { grant, issuedBy }: Code): boolean {
  if (grant.kind === 'bureau') return false;
  const { schoolId, classId } = grant.kind === 'binding' ? grant.ward : { schoolId: grant.schoolId, classId: '' };
  if (caller.holdsIn(schoolId, ['leader', 'bureau'])) return true;
  const isOwn = issuedBy === caller.openid || inviterOf(grant) !== undefined;
  return isOwn && caller.reachesClass(schoolId, classId, ['classTeacher']);
}
