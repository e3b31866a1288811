import { notice as contract } from '../../../contract/notice';
import { refuse } from '../../../domain/shared/decision';
import { publish, sendBack } from '../../../domain/notice/notice';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import type { Notices } from '../notice.store';

export function review(notices: Notices): Handler<'notice.review'> {
  return ({ noticeId, rev, decision }, { act, caller }) => {
    const step = { by: act.actor, at: act.at };
    return notices.change(
      act,
      noticeId,
      (notice, current) => {
        if (!caller.holdsIn(notice.schoolId, contract.review.roles)) return refuse('not-found');
        const stale = staleAgainst(rev, current);
        if (stale) return stale;
        return decision.kind === 'publish'
          ? publish(notice, decision.publishAt, step)
          : sendBack(notice, decision.reason, step);
      },
      ({ state }, saved) => ({ rev: saved, state }),
    );
  };
}
