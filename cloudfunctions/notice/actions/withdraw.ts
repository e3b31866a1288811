import { withdraw as decide } from '../../../domain/notice/notice';
import { refuse } from '../../../domain/shared/decision';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import { mayWithdraw } from '../audience';
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
