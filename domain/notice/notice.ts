import type { NoticeEvent, NoticeLevel, NoticeState } from '../../contract/notice';
import { accept, refuse, type Actor, type Decision, type HistoryEntry } from '../shared/decision';

/** A policy notice from draft to withdrawal. Instants are ISO UTC, days `YYYY-MM-DD`. */
export interface Notice {
  readonly noticeId: string;
  readonly schoolId: string;
  readonly title: string;
  readonly body: string;
  readonly level: NoticeLevel;
  readonly classIds: readonly string[];
  readonly dueOn: string | null;
  readonly state: NoticeState;
  readonly author: Actor;
  readonly createdAt: string;
  /** From when on families see it: decided when read. */
  readonly publishAt: string | null;
  readonly remindedAt: string | null;
  readonly reminders: readonly Reminder[];
  readonly history: readonly HistoryEntry<NoticeEvent>[];
}

export type Content = Pick<Notice, 'title' | 'body' | 'level' | 'classIds' | 'dueOn'>;

/** A reminder that a job carries out; its recipients are found when it runs. */
export interface Reminder {
  readonly id: string;
  readonly at: string;
  readonly classIds: readonly string[];
  readonly state: 'pending' | 'done';
}

export interface Step {
  readonly by: Actor;
  readonly at: string;
}

/** Families are not reminded more often than this. */
export const hoursBetweenReminders = 12;

export function draft(ids: Pick<Notice, 'noticeId' | 'schoolId'>, content: Content, { by, at }: Step): Notice {
  return {
    ...ids,
    ...content,
    state: 'draft',
    author: by,
    createdAt: at,
    publishAt: null,
    remindedAt: null,
    reminders: [],
    history: [{ action: 'draft', at, by, reason: null }],
  };
}

export function edit(notice: Notice, content: Content, { by }: Step): Decision<Notice, 'wrong-state' | 'not-found'> {
  if (notice.author.id !== by.id) return refuse('not-found');
  if (notice.state !== 'draft') return refuse('wrong-state');
  return accept({ ...notice, ...content });
}

export function submit(notice: Notice, step: Step): Decision<Notice, 'wrong-state' | 'not-found'> {
  if (notice.author.id !== step.by.id) return refuse('not-found');
  if (notice.state !== 'draft') return refuse('wrong-state');
  return accept(moved(notice, 'submitted', 'submit', step));
}

export function takeBack(notice: Notice, step: Step): Decision<Notice, 'wrong-state' | 'not-found'> {
  if (notice.author.id !== step.by.id) return refuse('not-found');
  if (notice.state !== 'submitted') return refuse('wrong-state');
  return accept(moved(notice, 'draft', 'takeBack', step));
}

/** Whether the reviewer's wish for changes is what its author has to see to. */
export function isSentBack({ state, history }: Pick<Notice, 'state' | 'history'>): boolean {
  return state === 'draft' && history[history.length - 1]?.action === 'return';
}

/** Publication by someone other than the author; a time in the past means at once. */
export function publish(
  notice: Notice,
  publishAt: string | null,
  step: Step,
): Decision<Notice, 'wrong-state' | 'own-work'> {
  if (notice.state !== 'submitted') return refuse('wrong-state');
  if (notice.author.id === step.by.id) return refuse('own-work');
  const from = publishAt !== null && publishAt > step.at ? publishAt : step.at;
  return accept({ ...moved(notice, 'published', 'publish', step), publishAt: from });
}

export function sendBack(notice: Notice, reason: string, step: Step): Decision<Notice, 'wrong-state' | 'own-work'> {
  if (notice.state !== 'submitted') return refuse('wrong-state');
  if (notice.author.id === step.by.id) return refuse('own-work');
  return accept(moved(notice, 'draft', 'return', { ...step, reason }));
}

export function withdraw(notice: Notice, reason: string, step: Step): Decision<Notice, 'wrong-state'> {
  if (notice.state !== 'published') return refuse('wrong-state');
  return accept({ ...moved(notice, 'withdrawn', 'withdraw', { ...step, reason }), reminders: [] });
}

/** Whether families see it at this instant. */
export function isVisible(notice: Notice, at: string): boolean {
  return notice.state === 'published' && notice.publishAt !== null && notice.publishAt <= at;
}

export function remind(
  notice: Notice,
  reminder: { readonly id: string; readonly classIds: readonly string[] },
  step: Step,
): Decision<Notice, 'wrong-state' | 'reminded-recently'> {
  if (!isVisible(notice, step.at)) return refuse('wrong-state');
  const due = reminder.classIds.filter((classId) => mayBeRemindedAt(notice, classId) <= step.at);
  const [earliest] = reminder.classIds.map((classId) => mayBeRemindedAt(notice, classId)).sort();
  if (due.length === 0) return refuse('reminded-recently', { after: earliest ?? step.at });
  return accept({
    ...notice,
    remindedAt: step.at,
    reminders: [...notice.reminders, { ...reminder, classIds: due, at: step.at, state: 'pending' }],
    history: [...notice.history, { action: 'remind', at: step.at, by: step.by, reason: null }],
  });
}

/** When this class was last reminded; null when never. */
export function lastReminded(notice: Pick<Notice, 'reminders'>, classId: string): string | null {
  const times = notice.reminders.filter(({ classIds }) => classIds.includes(classId)).map(({ at }) => at);
  return times.sort().pop() ?? null;
}

function mayBeRemindedAt(notice: Notice, classId: string): string {
  const last = lastReminded(notice, classId);
  return last === null ? '' : hoursLater(last, hoursBetweenReminders);
}

export function reminderDone(notice: Notice, reminderId: string): Decision<Notice, never> {
  return accept({
    ...notice,
    reminders: notice.reminders.map((reminder) =>
      reminder.id === reminderId ? { ...reminder, state: 'done' } : reminder,
    ),
  });
}

function moved(
  notice: Notice,
  state: NoticeState,
  action: NoticeEvent,
  { by, at, reason }: Step & { readonly reason?: string },
): Notice {
  return { ...notice, state, history: [...notice.history, { action, at, by, reason: reason ?? null }] };
}

function hoursLater(at: string, hours: number): string {
  return new Date(new Date(at).getTime() + hours * 3_600_000).toISOString();
}
