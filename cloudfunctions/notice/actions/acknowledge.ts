import { acknowledge as decide } from '../../../domain/notice/acknowledgement';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { acknowledgementId } from '../marks';
import type { Acknowledgements } from '../acknowledgement.store';
import { firstMark } from '../mark';
import type { Notices } from '../notice.store';
import { opened } from '../opened';

export function acknowledge(notices: Notices, acknowledgements: Acknowledgements): Handler<'notice.acknowledge'> {
  return async ({ noticeId }, { act, caller, at }) => {
    const document = await notices.collection.get(noticeId);
    const fault = opened(caller, document, at);
    if (fault || !document) return refused(fault ?? 'not-found');
    const id = acknowledgementId(noticeId, caller.openid);
    const first = firstMark(caller, document, at, at);
    const answer = (mark: { acknowledgedAt: string | null }): { acknowledgedAt: string } => ({
      acknowledgedAt: mark.acknowledgedAt ?? at,
    });
    const existing = await acknowledgements.change(act, id, (mark) => decide(mark, first.pupils, at), answer);
    if (existing.ok || existing.code !== 'not-found') return existing;
    const created = await acknowledgements.create(act, id, first, { acknowledgedAt: at });
    return created ?? acknowledgements.change(act, id, (mark) => decide(mark, first.pupils, at), answer);
  };
}
