import { notice as contract } from '../../../contract/notice';
import { submit as decide } from '../../../domain/notice/notice';
import { isRisky } from '../../platform/content-check';
import { staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Notices } from '../notice.store';

export function submit(notices: Notices): Handler<'notice.submit'> {
  return async ({ noticeId, rev }, { act, caller }) => {
    const found = await notices.load(noticeId);
    const { author, schoolId } = found?.state ?? {};
    if (!found || author?.id !== caller.openid || !caller.holdsIn(schoolId ?? '', contract.submit.roles)) {
      return refused('not-found');
    }
    if (await isRisky(`${found.state.title}\n${found.state.body}`, caller.openid)) return refused('text-risky');
    return notices.change(
      act,
      noticeId,
      (notice, current) =>
        staleAgainst(rev, current) ?? staleAgainst(found.rev, current) ?? decide(notice, { by: act.actor, at: act.at }),
      ({ state }, saved) => ({ rev: saved, state }),
    );
  };
}
