import type { Output } from '../../../../contract/index';
import { cut, type Place } from '../../../components/pager/pager.model';
import type { Answer } from '../../../services/answer';
import { instantText } from '../../../text/dates';
import { gap } from '../../../text/gap';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type Progress = Output<'notice.progress'>;
type ClassProgress = Progress['classes'][number];

export interface ProgressRow {
  readonly id: string;
  readonly name: string;
  /** 42 名学生，30 名签收，5 名看了还没签 */
  readonly text: string;
  readonly left: string;
  /** Whole per cent of the bar: done, and seen but not signed. */
  readonly donePart: number;
  readonly seenPart: number;
}

export interface ProgressView extends Screen {
  readonly title: string;
  readonly total: ProgressRow | null;
  readonly rows: readonly ProgressRow[];
  readonly place: Place | null;
  readonly page: number;
  /** 提醒还没签收的家长; empty when there is nobody to remind. */
  readonly remind: string;
  /** Enough hours have passed since the last reminder. */
  readonly mayRemind: boolean;
  readonly remindNote: string;
  readonly isSending: boolean;
  readonly done: string;
  readonly refusal: Problem | null;
}

const CLASSES_ON_PAGE = 12;

export const blank: ProgressView = {
  ...loading,
  title: '',
  total: null,
  rows: [],
  place: null,
  page: 0,
  remind: '',
  mayRemind: false,
  remindNote: '',
  isSending: false,
  done: '',
  refusal: null,
};

export function toView(answer: Answer<'notice.progress'>, shown: ProgressView, now: Date): Partial<ProgressView> {
  if (!answer.ok) return failed(answer, shown);
  const { title, level, state, classes, remindedAt } = answer.data;
  const sum = (of: 'pupils' | 'read' | 'acknowledged') => classes.reduce((total, one) => total + one[of], 0);
  const all = {
    classId: 'all',
    name: '合计',
    pupils: sum('pupils'),
    read: sum('read'),
    acknowledged: sum('acknowledged'),
  };
  const left = leftOf(all, level);
  const verb = level === 'acknowledge' ? '签收' : '看';
  return {
    ...ready,
    title,
    total: toRow(all, level),
    ...toPage(answer.data, shown.page),
    remind: state === 'published' && left > 0 ? `提醒还没${verb}的家长` : '',
    mayRemind: nextReminder(remindedAt) <= now.getTime(),
    remindNote: remindNote(remindedAt, now),
  };
}

/** The classes where most are missing come first. */
export function toPage({ classes, level }: Progress, page: number): Pick<ProgressView, 'rows' | 'place' | 'page'> {
  const sorted = [...classes].sort((a, b) => leftOf(b, level) - leftOf(a, level));
  const { rows, place } = cut(sorted, page, CLASSES_ON_PAGE);
  return { rows: rows.map((one) => toRow(one, level)), place, page };
}

/** After the tap on the button. */
export function toOutcome(answer: Answer<'notice.remind'>): Partial<ProgressView> {
  if (!answer.ok) return { isSending: false, refusal: toProblem(answer), done: '' };
  return {
    isSending: false,
    refusal: null,
    done: '正在提醒还没办的人家。没有绑定微信的、不收消息的，要打电话。点班级看是谁。',
  };
}

function remindNote(remindedAt: string | null, now: Date): string {
  const next = nextReminder(remindedAt);
  if (remindedAt === null || next <= now.getTime()) return '只提醒绑定了微信、还没办的人家，十二小时最多一次。';
  return `上次提醒：${instantText(remindedAt)}。${instantText(new Date(next).toISOString())}以后可以再提醒。`;
}

/** Families are not reminded more often than every twelve hours. */
function nextReminder(remindedAt: string | null): number {
  return remindedAt === null ? 0 : Date.parse(remindedAt) + 12 * 60 * 60 * 1000;
}

function toRow(one: ClassProgress, level: Progress['level']): ProgressRow {
  const { classId, name, pupils, read, acknowledged } = one;
  const done = level === 'acknowledge' ? acknowledged : read;
  const seen = level === 'acknowledge' ? Math.max(0, read - acknowledged) : 0;
  const parts = [`${pupils}${gap}名学生`, level === 'acknowledge' ? `${done}${gap}名签收了` : `${done}${gap}名看过了`];
  const left = pupils - done;
  return {
    id: classId,
    name,
    text: [...parts, ...(seen > 0 ? [`${seen}${gap}名看了还没签`] : [])].join('，'),
    left: left === 0 ? '全齐了' : `还差 ${left} 名`,
    donePart: partOf(done, pupils),
    seenPart: partOf(seen, pupils),
  };
}

function leftOf({ pupils, read, acknowledged }: ClassProgress, level: Progress['level']): number {
  return pupils - (level === 'acknowledge' ? acknowledged : read);
}

/** Never full before all are there, never empty once somebody is. */
function partOf(some: number, all: number): number {
  if (all === 0 || some === 0) return 0;
  return some === all ? 100 : Math.min(99, Math.max(1, Math.round((some / all) * 100)));
}
