import type { Notice } from '../../domain/notice/notice';
import type { Envelope } from '../platform/act';
import { Records, withoutEnvelope, type Encoding } from '../platform/records';

/** Derived fields that queries sort and find by. */
interface NoticeFields extends Notice {
  /** `<createdAt>|<id>`: the staff's list, newest first. */
  readonly createdKey: string;
  /** `<publishAt>|<id>`: the families' list; empty until published. */
  readonly publishedKey: string;
  readonly reminderPending: boolean;
}

export type NoticeDocument = NoticeFields & Envelope;

const encoding: Encoding<Notice, NoticeFields> = {
  collection: 'notices',
  version: 1,
  encode: (notice) => ({
    ...notice,
    createdKey: `${notice.createdAt}|${notice.noticeId}`,
    publishedKey: notice.publishAt === null ? '' : `${notice.publishAt}|${notice.noticeId}`,
    reminderPending: notice.reminders.some((reminder) => reminder.state === 'pending'),
  }),
  decode: (document) => {
    const { createdKey, publishedKey, reminderPending, ...notice } = withoutEnvelope<NoticeFields>(document);
    return notice;
  },
};

export const notices = new Records(encoding);

export type Notices = typeof notices;
