import { notice as contract } from '../../../contract/notice';
import { draft, edit } from '../../../domain/notice/notice';
import { refuse } from '../../../domain/shared/decision';
import { idFor } from '../../platform/ids';
import { staleAgainst } from '../../platform/records';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { reachableClasses } from '../audience';
import type { Notices } from '../notice.store';
import type { SchoolReader } from '../school.reader';

export function saveDraft(notices: Notices, school: SchoolReader): Handler<'notice.saveDraft'> {
  return async ({ schoolId, noticeId, rev, ...content }, { act, caller }) => {
    const step = { by: act.actor, at: act.at };
    if (!caller.holdsIn(schoolId, contract.saveDraft.roles)) return refused('not-found');
    const classIds = [...new Set(content.classIds)];
    const known = await school.classesById(classIds);
    const own =
      known.length === classIds.length &&
      known.every((one) => one.schoolId === schoolId && one.graduatedIn === undefined);
    if (!own || reachableClasses(caller, { schoolId, classIds }).length < classIds.length) return refused('not-found');
    if (noticeId === undefined) {
      const id = idFor('n', act.actor.id, act.key);
      const reply = await notices.create(act, id, draft({ noticeId: id, schoolId }, { ...content, classIds }, step), {
        noticeId: id,
        rev: 1,
      });
      return reply ?? refused('key-reused');
    }
    if (rev === undefined) return refused('invalid-input', { path: 'rev' });
    return notices.change(
      act,
      noticeId,
      (notice, current) => {
        if (notice.schoolId !== schoolId) return refuse('not-found');
        return staleAgainst(rev, current) ?? edit(notice, { ...content, classIds }, step);
      },
      (_next, saved) => ({ noticeId, rev: saved }),
    );
  };
}
