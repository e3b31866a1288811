import { notice as contract } from '../../../contract/notice';
import { remind as decide } from '../../../domain/notice/notice';
import { refuse } from '../../../domain/shared/decision';
import { idFor } from '../../platform/ids';
import type { Handler } from '../../platform/serve';
import { wakeJobs } from '../../platform/wake';
import { reachableClasses } from '../audience';
import type { Notices } from '../notice.store';

/** Writes one reminder, however many it reaches; the job finds the recipients when it sends. */
export function remind(notices: Notices): Handler<'notice.remind'> {
  return async ({ noticeId, classIds }, { act, caller }) => {
    const step = { by: act.actor, at: act.at };
    const reply = await notices.change(
      act,
      noticeId,
      (notice) => {
        const reachable = caller.holdsIn(notice.schoolId, contract.remind.roles)
          ? reachableClasses(caller, notice)
          : [];
        const chosen = classIds ?? reachable;
        if (chosen.length === 0 || chosen.some((classId) => !reachable.includes(classId))) return refuse('not-found');
        return decide(notice, { id: idFor('r', act.actor.id, act.key), classIds: chosen }, step);
      },
      ({ remindedAt }) => ({ remindedAt: remindedAt ?? act.at }),
    );
    if (reply.ok) await wakeJobs();
    return reply;
  };
}
