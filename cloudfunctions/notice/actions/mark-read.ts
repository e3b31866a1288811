import { open } from '../../../domain/notice/acknowledgement';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { acknowledgementId } from '../marks';
import type { Acknowledgements } from '../acknowledgement.store';
import { firstMark } from '../mark';
import type { Notices } from '../notice.store';
import { opened } from '../opened';

export function markRead(notices: Notices, acknowledgements: Acknowledgements): Handler<'notice.markRead'> {
  return async ({ noticeId }, { act, caller, at }) => {
    const document = await notices.collection.get(noticeId);
    const fault = opened(caller, document, at);
    if (fault || !document) return refused(fault ?? 'not-found');
    const id = acknowledgementId(noticeId, caller.openid);
    const first = firstMark(caller, document, at, null);
    const created = await acknowledgements.create(act, id, first, { readAt: at });
    return (
      created ??
      acknowledgements.change(
        act,
        id,
        (mark) => open(mark, first.pupils),
        ({ readAt }) => ({ readAt }),
      )
    );
  };
}
