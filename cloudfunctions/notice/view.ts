import type { Output } from '../../contract/index';
import { notice as contract } from '../../contract/notice';
import type { Caller } from '../platform/caller';
import type { AcknowledgementDocument } from './acknowledgement.store';
import type { NoticeDocument } from './notice.store';

type StaffItem = Output<'notice.listForStaff'>['notices'][number];
type GuardianItem = Output<'notice.listMine'>['notices'][number];

export function staffItem(caller: Caller, document: NoticeDocument): StaffItem {
  const { _id, title, level, state, author, publishAt, dueOn, schoolId } = document;
  const mayReview =
    state === 'submitted' && author.id !== caller.openid && caller.holdsIn(schoolId, contract.review.roles);
  return { noticeId: _id, title, level, state, author: author.name, publishAt, dueOn, mayReview };
}

export function guardianItem(document: NoticeDocument, mark: AcknowledgementDocument | undefined): GuardianItem {
  const { _id, title, level, publishAt, dueOn } = document;
  return {
    noticeId: _id,
    title,
    level,
    publishAt: publishAt ?? '',
    dueOn,
    read: mark !== undefined,
    acknowledged: mark !== undefined && mark.acknowledgedAt !== null,
  };
}
