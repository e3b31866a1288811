import type { Input } from '../../../contract/index';
import type { SimulatorClient } from '../../../simulator/client';
import { Person } from './person';
import type { School } from './world';

export interface NoticeRef {
  readonly noticeId: string;
  readonly rev: number;
}

export interface WorldNotices {
  /** To the first class, by its teacher. */
  readonly published: NoticeRef;
  /** Likewise; nobody has opened it. */
  readonly awaited: NoticeRef;
  readonly submitted: NoticeRef;
  /** One of each of these people's own, by openid. */
  readonly drafts: Readonly<Record<string, NoticeRef>>;
  readonly regretted: Readonly<Record<string, NoticeRef>>;
  readonly authored: Readonly<Record<string, NoticeRef>>;
}

/** Everyone of school A who may write to the first class. */
export const writers = [
  'oATeacher1',
  'oAMoral',
  'oAAcademic',
  'oAGeneral',
  'oAFinance',
  'oAFinance2',
  'oALeader',
  'oALeader2',
] as const;

export function noticeFor(school: School, more: Partial<Input<'notice.saveDraft'>> = {}): Input<'notice.saveDraft'> {
  return {
    schoolId: school.schoolId,
    title: '寄宿生生活补助',
    body: '各位家长：\n\n每学期发一次。',
    level: 'acknowledge',
    classIds: [school.classIds[0]],
    dueOn: '2026-12-01',
    ...more,
  };
}

export async function noticesOf(client: SimulatorClient, school: School): Promise<WorldNotices> {
  const drafts: Record<string, NoticeRef> = {};
  const regretted: Record<string, NoticeRef> = {};
  const authored: Record<string, NoticeRef> = {};
  for (const openid of writers) {
    drafts[openid] = await new Person(client, openid).ask('notice.saveDraft', noticeFor(school, { title: '草稿' }));
    regretted[openid] = await submit(client, openid, noticeFor(school, { title: '要取回' }));
    authored[openid] = await publish(client, openid, noticeFor(school, { title: '自己写的', level: 'read' }));
  }
  return {
    published: await publish(client, 'oATeacher1', noticeFor(school)),
    awaited: await publish(client, 'oATeacher1', noticeFor(school, { title: '还没有人看' })),
    submitted: await submit(client, 'oATeacher1', noticeFor(school, { title: '待审核' })),
    drafts,
    regretted,
    authored,
  };
}

export async function submit(
  client: SimulatorClient,
  author: string,
  notice: Input<'notice.saveDraft'>,
): Promise<NoticeRef> {
  const writer = new Person(client, author);
  const { noticeId, rev } = await writer.ask('notice.saveDraft', notice);
  return { noticeId, rev: (await writer.ask('notice.submit', { noticeId, rev })).rev };
}

/** Written by one, reviewed by another of school A. */
export async function publish(
  client: SimulatorClient,
  author: string,
  notice: Input<'notice.saveDraft'>,
  publishAt: string | null = null,
): Promise<NoticeRef> {
  const { noticeId, rev } = await submit(client, author, notice);
  const reviewer = new Person(client, author === 'oAMoral' ? 'oAAcademic' : 'oAMoral');
  const reviewed = await reviewer.ask('notice.review', { noticeId, rev, decision: { kind: 'publish', publishAt } });
  return { noticeId, rev: reviewed.rev };
}
