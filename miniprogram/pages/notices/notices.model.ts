import type { Output } from '../../../contract/index';
import type { Answer } from '../../services/answer';
import { namesText } from '../../text/names';
import { dayText, dueText } from '../../text/dates';
import { failed, loading, ready, type Screen } from '../../text/screen';

export type Item = Output<'notice.listMine'>['notices'][number];

export interface NoticeRow {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly tag: string;
  readonly tone: 'warning' | 'primary';
}

export interface NoticesView extends Screen {
  readonly unread: readonly NoticeRow[];
  readonly done: readonly NoticeRow[];
  readonly isEmpty: boolean;
  /** Where the next page starts; empty when there is none. */
  readonly next: string;
  readonly isStranger: boolean;
  /** Works at the school and has no child there. */
  readonly isStaff: boolean;
}

/** Answers that wait for the network. */
export interface Kept {
  readonly acknowledged: readonly string[];
  readonly read: readonly string[];
}

export const blank: NoticesView = {
  ...loading,
  unread: [],
  done: [],
  isEmpty: false,
  next: '',
  isStranger: false,
  isStaff: false,
};

/** `earlier` are the items of the pages before this one. */
export function toView(
  answer: Answer<'notice.listMine'>,
  earlier: readonly Item[],
  shown: Screen,
  context: { kept: Kept; now: Date },
): Partial<NoticesView> {
  if (!answer.ok && answer.code === 'forbidden') return { ...ready, isStranger: false, isStaff: true };
  if (!answer.ok) return { ...failed(answer, shown), isStranger: answer.code === 'not-bound' };
  const items = [...earlier, ...answer.data.notices];
  const rows = items.map((item) => ({ isDone: isDone(item, context.kept), row: toRow(item, context) }));
  return {
    ...ready,
    isStranger: false,
    isStaff: false,
    unread: rows.filter(({ isDone }) => !isDone).map(({ row }) => row),
    done: rows.filter(({ isDone }) => isDone).map(({ row }) => row),
    isEmpty: items.length === 0,
    next: answer.data.next ?? '',
  };
}

function isDone(item: Item, kept: Kept): boolean {
  if (item.level === 'acknowledge') return item.acknowledged || kept.acknowledged.includes(item.noticeId);
  return item.read || kept.read.includes(item.noticeId);
}

function toRow(item: Item, { kept, now }: { kept: Kept; now: Date }): NoticeRow {
  const done = isDone(item, kept);
  const day = item.dueOn === null || done ? dayText(item.publishAt) : dueText(item.dueOn, now);
  const asks = item.level === 'acknowledge';
  return {
    id: item.noticeId,
    heading: item.title,
    note: `${namesText(item.pupilNames)}，${day}${done ? (asks ? '，签收了' : '，看过了') : ''}`,
    tag: done ? '' : asks ? '要签收' : '没看',
    tone: asks ? 'warning' : 'primary',
  };
}
