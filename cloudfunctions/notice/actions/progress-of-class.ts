import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Acknowledgements } from '../acknowledgement.store';
import { reachableClasses } from '../audience';
import type { DeliveryReader } from '../delivery.reader';
import type { Notices } from '../notice.store';
import { marksInClass } from '../progress';
import type { SchoolReader } from '../school.reader';

export function progressOfClass(
  notices: Notices,
  acknowledgements: Acknowledgements,
  school: SchoolReader,
  deliveries: DeliveryReader,
): Handler<'notice.progressOfClass'> {
  return async ({ noticeId, classId }, { caller }) => {
    const document = await notices.collection.get(noticeId);
    if (!document || !reachableClasses(caller, document).includes(classId)) return refused('not-found');
    const lastReminder = document.reminders.filter(({ classIds }) => classIds.includes(classId)).at(-1);
    const [[schoolClass], pupils, marks, bound, reminded] = await Promise.all([
      school.classesById([classId]),
      school.pupilsOf(classId),
      marksInClass(acknowledgements, noticeId, classId),
      school.pupilsWithGuardian(classId),
      lastReminder ? deliveries.byPupil(lastReminder.id, classId) : new Map<string, never>(),
    ]);
    return answered({
      className: schoolClass?.name ?? '',
      pupils: pupils.map(({ _id, name }) => {
        const mark = marks.get(_id);
        const status = mark
          ? mark.acknowledgedAt === null
            ? 'read'
            : 'acknowledged'
          : bound.has(_id)
            ? 'unread'
            : 'no-guardian';
        return {
          pupilId: _id,
          name,
          status,
          by: mark?.by ?? null,
          at: mark ? (mark.acknowledgedAt ?? mark.readAt) : null,
          reminder: reminded.get(_id) ?? null,
        };
      }),
    });
  };
}
