import { notice as contract } from '../../../contract/notice';
import { refuse } from '../../../domain/shared/decision';
import { takeBack as decide } from '../../../domain/notice/notice';
import { staleAgainst } from '../../platform/records';
import type { Handler } from '../../platform/serve';
import type { Notices } from '../notice.store';

export function takeBack(notices: Notices): Handler<'notice.takeBack'> {
  return ({ noticeId, rev }, { act, caller }) =>
    notices.change(
      act,
      noticeId,
      (notice, current) => {
        if (notice.author.id !== caller.openid || !caller.holdsIn(notice.schoolId, contract.takeBack.roles)) {
          return refuse('not-found');
        }
        return staleAgainst(rev, current) ?? decide(notice, { by: act.actor, at: act.at });
      },
      ({ state }, saved) => ({ rev: saved, state }),
    );
}
