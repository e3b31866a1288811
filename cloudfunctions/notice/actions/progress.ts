import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Acknowledgements } from '../acknowledgement.store';
import { mayOpen, reachableClasses } from '../audience';
import type { Notices } from '../notice.store';
import { progressByClass } from '../progress';
import type { SchoolReader } from '../school.reader';

export function progress(
  notices: Notices,
  acknowledgements: Acknowledgements,
  school: SchoolReader,
): Handler<'notice.progress'> {
  return async ({ noticeId }, { caller }) => {
    const document = await notices.collection.get(noticeId);
    if (!document || !mayOpen(caller, document)) return refused('not-found');
    const [classes, byClass] = await Promise.all([
      school.classesById(reachableClasses(caller, document)),
      progressByClass(acknowledgements, noticeId),
    ]);
    return answered({
      title: document.title,
      level: document.level,
      state: document.state,
      remindedAt: document.remindedAt,
      classes: classes
        .sort((a, b) => a.grade - b.grade || (a.name < b.name ? -1 : 1))
        .map(({ _id, name, pupilCount }) => {
          const { read = 0, acknowledged = 0 } = byClass.get(_id) ?? {};
          return { classId: _id, name, pupils: pupilCount, read, acknowledged };
        }),
    });
  };
}
