import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { acknowledgementId } from '../marks';
import type { Acknowledgements } from '../acknowledgement.store';
import type { Notices } from '../notice.store';
import { opened } from '../opened';
import type { SchoolReader } from '../school.reader';
import { guardianItem } from '../view';

export function getMine(
  notices: Notices,
  acknowledgements: Acknowledgements,
  school: SchoolReader,
): Handler<'notice.getMine'> {
  return async ({ noticeId }, { caller, at }) => {
    const [document, mark] = await Promise.all([
      notices.collection.get(noticeId),
      acknowledgements.collection.get(acknowledgementId(noticeId, caller.openid)),
    ]);
    const fault = opened(caller, document, at);
    if (fault || !document) return refused(fault ?? 'not-found');
    const owner = await school.school(document.schoolId);
    const item = guardianItem(caller, document, mark ?? undefined);
    return answered({
      ...item,
      body: document.body,
      schoolName: owner?.name ?? '',
      telephone: owner?.telephone ?? '',
      acknowledgedAt: item.acknowledged ? (mark?.acknowledgedAt ?? null) : null,
    });
  };
}
