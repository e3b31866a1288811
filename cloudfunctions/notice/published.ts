import type { NoticeDocument, Notices } from './notice.store';

/** What of a notice lists show; bodies stay where they are. */
export const glanceFields = [
  'title',
  'level',
  'state',
  'author',
  'publishAt',
  'publishedKey',
  'createdAt',
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
      publishedKey: { above: '', below: earlier(range.after, `${range.at}|~`) },
    },
    order: [['publishedKey', 'desc']],
    limit: range.limit,
    fields: glanceFields,
  });
}

/** A cursor never reaches beyond now: what is set for later stays unseen. */
function earlier(after: string | undefined, now: string): string {
  return after !== undefined && after < now ? after : now;
}
