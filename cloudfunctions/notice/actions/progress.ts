import { lastReminded } from '../../../domain/notice/notice';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Acknowledgements } from '../acknowledgement.store';
import { mayOpen, reachableClasses } from '../audience';
import type { Notices } from '../notice.store';
import { progressByClass, progressWithout } from '../progress';
import type { SchoolReader } from '../school.reader';

export function progress(
  notices: Notices,
  acknowledgements: Acknowledgements,
  school: SchoolReader,
): Handler<'notice.progress'> {
  return async ({ noticeId }, { caller }) => {
    const document = await notices.collection.get(noticeId);
    if (!document || !mayOpen(caller, document)) return refused('not-found');
    const reachable = reachableClasses(caller, document);
    const [classes, byClass, departed] = await Promise.all([
      school.classesById(reachable),
      progressByClass(acknowledgements, noticeId),
      school.departedFrom(reachable),
    ]);
    for (const [classId, gone] of departed) {
      if (byClass.has(classId))
        byClass.set(classId, await progressWithout(acknowledgements, { noticeId, classId }, gone));
    }
    return answered({
      title: document.title,
      level: document.level,
      state: document.state,
      remindedAt: earliestOf(reachable.map((classId) => lastReminded(document, classId))),
      classes: classes
        .sort((a, b) => a.grade - b.grade || (a.name < b.name ? -1 : 1))
        .map(({ _id, name, pupilCount }) => {
          const { read = 0, acknowledged = 0 } = byClass.get(_id) ?? {};
          return { classId: _id, name, pupils: pupilCount, read, acknowledged };
        }),
    });
  };
}

/** The class that waits longest decides whether there is anyone to remind; null when one never was. */
function earliestOf(times: readonly (string | null)[]): string | null {
  return times.includes(null) ? null : (times.flatMap((time) => time ?? []).sort()[0] ?? null);
}
