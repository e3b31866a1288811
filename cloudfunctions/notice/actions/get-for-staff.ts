import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { mayOpen, mayWithdraw } from '../audience';
import type { Notices } from '../notice.store';
import type { SchoolReader } from '../school.reader';
import { staffItem } from '../view';

export function getForStaff(notices: Notices, school: SchoolReader): Handler<'notice.getForStaff'> {
  return async ({ noticeId }, { caller }) => {
    const document = await notices.collection.get(noticeId);
    if (!document || !mayOpen(caller, document)) return refused('not-found');
    const classes = await school.classesById(document.classIds);
    return answered({
      ...staffItem(caller, document),
      schoolId: document.schoolId,
      rev: document.rev,
      body: document.body,
      classes: classes.sort((a, b) => a.grade - b.grade).map(({ _id, name }) => ({ classId: _id, name })),
      mayEdit: document.state === 'draft' && document.author.id === caller.openid,
      mayTakeBack: document.state === 'submitted' && document.author.id === caller.openid,
      mayWithdraw: document.state === 'published' && mayWithdraw(caller, document),
      history: document.history.map(({ action, at, by, reason }) => ({ action, at, by: by.name, reason })),
    });
  };
}
