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

/** What of a notice lists show; bodies stay where they are. */
export const glanceFields = [
  'title',
  'level',
  'state',
  'author',
  'publishAt',
  'publishedKey',
  'createdKey',
  'dueOn',
  'classIds',
  'schoolId',
] as const;

/** The families' list: published to one of these classes, visible now, newest first. */
export async function visibleNotices(
  store: Notices,
  classIds: readonly string[],
  range: { readonly at: string; readonly after?: string | undefined; readonly limit: number },
): Promise<NoticeDocument[]> {
  return store.collection.find({
    where: {
      classIds: { oneOf: [...new Set(classIds)] },
      state: 'published',
      publishedKey: { above: '', below: range.after ?? `${range.at}|~` },
    },
    order: [['publishedKey', 'desc']],
    limit: range.limit,
    fields: glanceFields,
  });
}
