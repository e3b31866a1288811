import type { Acknowledgement } from '../../domain/notice/acknowledgement';
import type { Notice } from '../../domain/notice/notice';
import type { Caller } from '../platform/caller';
import { wardsIn } from './audience';

/** A guardian's first trace on a notice: for all own children whom it reaches, one notice, not one per child. */
export function firstMark(
  caller: Caller,
  notice: Notice,
  readAt: string,
  acknowledgedAt: string | null,
): Acknowledgement {
  const wards = wardsIn(caller, notice);
  return {
    noticeId: notice.noticeId,
    schoolId: notice.schoolId,
    guardianId: caller.openid,
    pupils: wards.map(({ pupilId, classId }) => ({ pupilId, classId })),
    by: wards[0]?.relation ?? 'other-kin',
    readAt,
    acknowledgedAt,
  };
}
