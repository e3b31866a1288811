import { notice as contract } from '../../../contract/notice';
import { withdraw as decide, type Notice } from '../../../domain/notice/notice';
import { refuse } from '../../../domain/shared/decision';
import type { Caller } from '../../platform/caller';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import type { Notices } from '../notice.store';

export function withdraw(notices: Notices): Handler<'notice.withdraw'> {
  return ({ noticeId, rev, reason }, { act, caller }) =>
    notices.change(
      act,
      noticeId,
      (notice, current) => {
        if (!mayWithdraw(caller, notice)) return refuse('not-found');
        return staleAgainst(rev, current) ?? decide(notice, reason, { by: act.actor, at: act.at });
      },
      ({ state }, saved) => ({ rev: saved, state }),
    );
}

/** The author, or anyone who could have reviewed it. */
export function mayWithdraw(caller: Caller, notice: Pick<Notice, 'schoolId' | 'author'>): boolean {
  return (
    caller.holdsIn(notice.schoolId, contract.review.roles) ||
    (notice.author.id === caller.openid && caller.holdsIn(notice.schoolId, contract.withdraw.roles))
  );
}
