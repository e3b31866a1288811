import { notice as contract } from '../../../contract/notice';
import { remind as decide, type Notice } from '../../../domain/notice/notice';
import { refuse } from '../../../domain/shared/decision';
import { idFor } from '../../platform/ids';
import { wakeJobs } from '../../platform/wake';
import { inParallel } from '../../platform/parallel';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Acknowledgements } from '../acknowledgement.store';
import { reachableClasses } from '../audience';
import type { Notices } from '../notice.store';
import { isWaiting, marksInClass } from '../progress';
import type { SchoolReader } from '../school.reader';

/** Writes one reminder, however many it reaches; the job finds the recipients anew when it sends. */
export function remind(
  notices: Notices,
  acknowledgements: Acknowledgements,
  school: SchoolReader,
): Handler<'notice.remind'> {
  return async ({ noticeId, classIds }, { act, caller }) => {
    const found = await notices.load(noticeId);
    if (!found || !caller.holdsIn(found.state.schoolId, contract.remind.roles)) return refused('not-found');
    const reachable = reachableClasses(caller, found.state);
    const chosen = classIds ?? reachable;
    if (chosen.length === 0 || chosen.some((classId) => !reachable.includes(classId))) return refused('not-found');
    const counts = await inParallel(chosen, 4, (classId) => waitingIn(acknowledgements, school, found.state, classId));
    const pupils = counts.reduce((total, one) => total + one, 0);
    const reply = await notices.change(
      act,
      noticeId,
      (notice) =>
        pupils === 0
          ? refuse('nobody-to-remind')
          : decide(notice, { id: idFor('r', act.actor.id, act.key), classIds: chosen }, { by: act.actor, at: act.at }),
      () => ({ pupils }),
    );
    if (reply.ok) await wakeJobs();
    return reply;
  };
}

async function waitingIn(
  acknowledgements: Acknowledgements,
  school: SchoolReader,
  notice: Pick<Notice, 'noticeId' | 'level'>,
  classId: string,
): Promise<number> {
  const [marks, bound] = await Promise.all([
    marksInClass(acknowledgements, notice.noticeId, classId),
    school.pupilsWithGuardian(classId),
  ]);
  return [...bound].filter((pupilId) => isWaiting(notice.level, marks.get(pupilId))).length;
}
