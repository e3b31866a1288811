import type { Output } from '../../contract/index';
import { notice as contract } from '../../contract/notice';
import { covers } from '../../domain/notice/acknowledgement';
import type { Caller } from '../platform/caller';
import type { AcknowledgementDocument } from './acknowledgement.store';
import { wardsIn } from './audience';
import type { NoticeDocument } from './notice.store';

type StaffItem = Output<'notice.listForStaff'>['notices'][number];
type GuardianItem = Output<'notice.listMine'>['notices'][number];

export function staffItem(caller: Caller, document: NoticeDocument): StaffItem {
  const { _id, title, level, state, author, publishAt, dueOn, schoolId } = document;
  const mayReview =
    state === 'submitted' && author.id !== caller.openid && caller.holdsIn(schoolId, contract.review.roles);
  return { noticeId: _id, title, level, state, author: author.name, publishAt, dueOn, mayReview };
}

/** Read and acknowledged only when all the caller's children in the audience are covered. */
export function guardianItem(
  caller: Caller,
  document: NoticeDocument,
  mark: AcknowledgementDocument | undefined,
): GuardianItem {
  const { _id, title, level, publishAt, dueOn } = document;
  const wards = wardsIn(caller, document);
  const covered = mark && wards.every(({ pupilId }) => covers(mark, pupilId)) ? mark : undefined;
  return {
    noticeId: _id,
    title,
    level,
    publishAt: publishAt ?? '',
    dueOn,
    pupilNames: wards.map(({ pupilName }) => pupilName),
    read: covered !== undefined,
    acknowledged: covered !== undefined && covered.acknowledgedAt !== null,
  };
}
