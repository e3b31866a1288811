import type { Input, Output } from '../../../../contract/index';
import type { Answer, Failure } from '../../../services/answer';
import { dayText, instantText } from '../../../text/dates';
import { noticeEvents, noticeLevels, noticeStates } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type Notice = Output<'notice.getForStaff'>;

/** A sheet that is open over the page. */
export type Asking = '' | 'publish' | 'return' | 'withdraw';

export interface DetailView extends Screen {
  readonly title: string;
  readonly state: string;
  /** What is going on, and whose turn it is. */
  readonly standing: string;
  readonly body: string;
  readonly asks: string;
  readonly audience: string;
  readonly history: readonly { readonly key: number; readonly text: string; readonly note: string }[];
  readonly mayEdit: boolean;
  readonly mayTakeBack: boolean;
  readonly mayReview: boolean;
  readonly mayWithdraw: boolean;
  readonly hasProgress: boolean;
  readonly asking: Asking;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
  /** Said when it changed while the caller was deciding. */
  readonly changed: string;
}

export const blank: DetailView = {
  ...loading,
  title: '',
  state: '',
  standing: '',
  body: '',
  asks: '',
  audience: '',
  history: [],
  mayEdit: false,
  mayTakeBack: false,
  mayReview: false,
  mayWithdraw: false,
  hasProgress: false,
  asking: '',
  isSending: false,
  refusal: null,
  changed: '',
};

export function toView(answer: Answer<'notice.getForStaff'>, shown: Screen, now: Date): Partial<DetailView> {
  if (!answer.ok) return failed(answer, shown);
  const notice = answer.data;
  const { title, body, level, dueOn, mayEdit, mayTakeBack, mayReview, mayWithdraw } = notice;
  return {
    ...ready,
    title,
    state: noticeStates[notice.state],
    standing: standingOf(notice, now),
    body,
    asks: `${noticeLevels[level]}${dueOn === null ? '' : `，${dayText(dueOn)}前`}`,
    audience: `发给 ${notice.classes.length} 个班：${notice.classes.map(({ name }) => name).join('、')}`,
    history: [...notice.history].reverse().map(({ action, by, at, reason }, key) => ({
      key,
      text: `${by}：${noticeEvents[action]}`,
      note: `${instantText(at)}${reason === null ? '' : `，原因：${reason}`}`,
    })),
    mayEdit,
    mayTakeBack,
    mayReview,
    mayWithdraw,
    hasProgress: notice.state === 'published' && !isAhead(notice, now),
  };
}

/** Whose turn it is. */
export function standingOf(notice: Notice, now: Date): string {
  const { state, mayReview, mayEdit, publishAt, author } = notice;
  if (state === 'draft') return mayEdit ? draftText(notice) : `${author}还在写。`;
  if (state === 'submitted') {
    return mayReview
      ? `${author}写的，等您审核。请看一看内容、班级和日期对不对。`
      : '等审核。谁写的谁不能审，请另一位老师来审：政教处、教导处，或者学校领导。';
  }
  if (state === 'withdrawn') return '已撤回，家长看不到了。';
  const at = publishAt === null ? '' : instantText(publishAt);
  return isAhead(notice, now) ? `审核通过了，${at}家长才看得到。` : `${at}发布，家长看得到。`;
}

/** After a refusal because something changed: what did, so that the caller decides anew. */
export function changeText(before: Notice | null, after: Notice): string {
  const known = before?.history.length ?? 0;
  const news = after.history
    .slice(known)
    .map(({ by, at, action }) => `${by}（${instantText(at)}）${noticeEvents[action]}`);
  return news.length > 0 ? `刚才变了：${news.join('；')}。` : '刚才内容改过，请重新看一遍再决定。';
}

export function isChange({ code }: Failure): boolean {
  return code === 'changed-meanwhile' || code === 'wrong-state';
}

export function publishing({ noticeId, rev }: Notice, publishAt: string | null): Input<'notice.review'> {
  return { noticeId, rev, decision: { kind: 'publish', publishAt } };
}

export function returning({ noticeId, rev }: Notice, reason: string): Input<'notice.review'> {
  return { noticeId, rev, decision: { kind: 'return', reason } };
}

/** What the page shows after a step that was refused. */
export function refused(failure: Failure): Partial<DetailView> {
  return { isSending: false, asking: '', refusal: toProblem(failure), changed: '' };
}

function draftText({ history }: Notice): string {
  const last = history[history.length - 1];
  if (last?.action !== 'return') return '草稿，只有您看得到。写完点“修改”，再送审。';
  return `${last.by}退回了${last.reason === null ? '' : `：${last.reason}`}。改好再送审。`;
}

function isAhead({ publishAt }: Notice, now: Date): boolean {
  return publishAt !== null && Date.parse(publishAt) > now.getTime();
}
