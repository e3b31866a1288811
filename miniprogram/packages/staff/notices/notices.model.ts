import type { Output } from '../../../../contract/index';
import type { NoticeState } from '../../../../contract/notice';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { dayText, dueText, instantText } from '../../../text/dates';
import { noticeLevels, noticeStates } from '../../../text/labels';
import { loading, ready, type Screen } from '../../../text/screen';

export type Item = Output<'notice.listForStaff'>['notices'][number];

export interface NoticeRow {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly state: string;
  readonly tone: string;
}

export interface NoticesView extends Screen {
  /** What the caller may review. */
  readonly toReview: readonly NoticeRow[];
  readonly others: readonly NoticeRow[];
  readonly isEmpty: boolean;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Item> = { rows: [], next: null, page: 0 };

export const blank: NoticesView = {
  ...loading,
  toReview: [],
  others: [],
  isEmpty: false,
  place: null,
  isTurning: false,
};

const tones: Record<NoticeState, string> = {
  draft: '',
  submitted: 'tag-warning',
  published: 'tag-success',
  withdrawn: '',
};

export function toView(fetched: Fetched<Item>, now: Date): Partial<NoticesView> {
  const { rows, place } = cutFetched(fetched);
  const some = (mayReview: boolean) => rows.filter((one) => one.mayReview === mayReview).map((one) => toRow(one, now));
  return {
    ...ready,
    toReview: some(true),
    others: some(false),
    isEmpty: fetched.rows.length === 0 && fetched.next === null,
    place,
    isTurning: false,
  };
}

function toRow(item: Item, now: Date): NoticeRow {
  const waits = item.state === 'published' && item.publishAt !== null && Date.parse(item.publishAt) > now.getTime();
  return {
    id: item.noticeId,
    title: item.title,
    note: [item.author, noticeLevels[item.level], ...times(item, waits, now)].join('，'),
    state: waits ? '定时发布' : noticeStates[item.state],
    tone: waits ? 'tag-primary' : tones[item.state],
  };
}

function times({ publishAt, dueOn, state }: Item, waits: boolean, now: Date): string[] {
  const published = publishAt === null ? [] : [waits ? `${instantText(publishAt)}发布` : `${dayText(publishAt)}发布`];
  return dueOn === null || state === 'withdrawn' ? published : [...published, dueText(dueOn, now)];
}
