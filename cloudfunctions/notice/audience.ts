import type { Role } from '../../contract/vocabulary';
import { wasReached } from '../../domain/shared/standing';
import type { Notice } from '../../domain/notice/notice';
import type { Caller } from '../platform/caller';
import { notice as contract } from '../../contract/notice';

/** Roles that see every class of the school; a class teacher sees the own one. */
const wide: readonly Role[] = contract.progress.roles.filter((role) => role !== 'classTeacher');

/** The classes of the notice that this member of staff may see; empty when none. */
export function reachableClasses(caller: Caller, notice: Pick<Notice, 'schoolId' | 'classIds'>): string[] {
  if (caller.holdsIn(notice.schoolId, wide)) return [...notice.classIds];
  return notice.classIds.filter((classId) => caller.reachesClass(notice.schoolId, classId, ['classTeacher']));
}

/** Staff may see a notice that they wrote or that reaches a class of theirs. */
export function mayOpen(caller: Caller, notice: Pick<Notice, 'schoolId' | 'classIds' | 'author'>): boolean {
  return (
    (notice.author.id === caller.openid && caller.holdsIn(notice.schoolId, contract.progress.roles)) ||
    reachableClasses(caller, notice).length > 0
  );
}

/** The caller's children in the notice's audience. */
export function wardsIn(caller: Caller, notice: Pick<Notice, 'classIds' | 'publishAt'>): Caller['wards'] {
  return caller.wards.filter((ward) => notice.classIds.includes(ward.classId) && wasReached(ward, notice.publishAt));
}

/** The author, or anyone who could have reviewed it. */
export function mayWithdraw(caller: Caller, notice: Pick<Notice, 'schoolId' | 'author'>): boolean {
  return (
    caller.holdsIn(notice.schoolId, contract.review.roles) ||
    (notice.author.id === caller.openid && caller.holdsIn(notice.schoolId, contract.withdraw.roles))
  );
}
