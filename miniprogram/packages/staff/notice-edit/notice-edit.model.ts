import type { Input, Output } from '../../../../contract/index';
import type { NoticeLevel } from '../../../../contract/notice';
import type { Role } from '../../../../contract/roles';
import type { Workplace } from '../../../services/workplace';
import { dayText, instantText } from '../../../text/dates';
import { noticeEvents, noticeLevels } from '../../../text/labels';
import type { Problem } from '../../../text/problem';
import { loading, type Screen } from '../../../text/screen';
import type { ChoosableClass } from '../components/class-choice/class-choice.model';

export interface Form {
  readonly title: string;
  readonly body: string;
  readonly level: NoticeLevel;
  readonly classIds: readonly string[];
  readonly dueOn: string | null;
}

/** What the phone keeps while somebody writes, and on which version of the server's they write. */
export interface Kept {
  readonly form: Form;
  readonly rev: number | null;
}

export type Faults = Partial<Record<'title' | 'body' | 'classes', string>>;

export interface EditView extends Screen {
  readonly form: Form;
  readonly counts: { readonly title: string; readonly body: string };
  readonly levels: readonly { readonly key: string; readonly label: string }[];
  readonly due: string;
  readonly classes: readonly ChoosableClass[];
  readonly faults: Faults;
  /** Says that this is what was left unsaved. */
  readonly leftover: string;
  /** The way to give that up; empty where there is nothing to give up. */
  readonly other: string;
  readonly saved: string;
  readonly sending: '' | 'save' | 'submit';
  readonly refusal: Problem | null;
}

const LONGEST = { title: 40, body: 4000 } as const;
const wide: readonly Role[] = ['moralEducation', 'academicAffairs', 'generalAffairs', 'finance', 'leader'];

export const emptyForm: Form = { title: '', body: '', level: 'acknowledge', classIds: [], dueOn: null };

export const blank: EditView = {
  ...loading,
  ...ofForm(emptyForm),
  levels: (['acknowledge', 'read'] as const).map((key) => ({ key, label: noticeLevels[key] })),
  classes: [],
  faults: {},
  leftover: '',
  other: '',
  saved: '',
  sending: '',
  refusal: null,
};

/** What follows from the form alone. */
export function ofForm(form: Form): Pick<EditView, 'form' | 'counts' | 'due'> {
  return {
    form,
    counts: { title: `${form.title.length}/${LONGEST.title}`, body: `${form.body.length}/${LONGEST.body}` },
    due: form.dueOn === null ? '不限' : dayText(form.dueOn),
  };
}

/** What a change of the form changes on the page, and no more: the text may be long. */
export function changeOf(form: Form, part: Partial<Form>): Record<string, unknown> {
  const { counts, due } = ofForm(form);
  const changed = Object.fromEntries(Object.entries(part).map(([name, value]) => [`form.${name}`, value]));
  return { ...changed, counts, due, faults: {}, saved: '', refusal: null };
}

export function ofSaved(now: Date): Partial<EditView> {
  return { sending: '', saved: `${instantText(now.toISOString())}存好了。写完点“送审”。`, leftover: '', other: '' };
}

/** The classes to which the caller may write: a class teacher who is nothing else, to the own. */
export function toClasses({ classes }: Output<'ledger.listClasses'>, place: Workplace): ChoosableClass[] {
  const isWide = place.roles.some((role) => wide.includes(role));
  return [...classes]
    .filter(({ classId }) => isWide || place.classIds.includes(classId))
    .sort((a, b) => a.grade - b.grade || a.name.localeCompare(b.name, 'zh'))
    .map(({ classId, name, pupilCount }) => ({ classId, name, pupilCount }));
}

/** Where writing goes on: with what was left on the phone, else with what the server has, else from an empty form. */
export function toOpening(
  server: Output<'notice.getForStaff'> | null,
  kept: Kept | undefined,
  empty: Form,
): Pick<EditView, 'form' | 'counts' | 'due' | 'leftover' | 'other'> {
  const theirs = server === null ? empty : formOf(server);
  if (kept === undefined || isSame(kept.form, theirs)) return { ...ofForm(theirs), leftover: '', other: '' };
  const isOlder = server !== null && kept.rev !== server.rev;
  return {
    ...ofForm(kept.form),
    leftover: isOlder ? changeText(server) : '上次没有存完的内容，还在这里。',
    other: server === null ? '从头写' : '不要这些，看存好的',
  };
}

/** A teacher of one class writes to that class. */
export function startOf(classes: readonly ChoosableClass[]): Form {
  return classes.length === 1 ? { ...emptyForm, classIds: classes.map(({ classId }) => classId) } : emptyForm;
}

export function formOf({ title, body, level, classes, dueOn }: Output<'notice.getForStaff'>): Form {
  return { title, body, level, classIds: classes.map(({ classId }) => classId), dueOn };
}

export function faultsOf({ title, body, classIds }: Form): Faults {
  return {
    ...(title.trim() === '' ? { title: '请写标题，一句话说清是什么事。' } : {}),
    ...(body.trim() === '' ? { body: '请写内容：什么事，要家长做什么，什么时候。' } : {}),
    ...(classIds.length === 0 ? { classes: '请选发给哪些班。' } : {}),
  };
}

export function toInput(
  form: Form,
  of: { schoolId: string; noticeId: string; rev: number | null },
): Input<'notice.saveDraft'> {
  const known = of.noticeId === '' || of.rev === null ? {} : { noticeId: of.noticeId, rev: of.rev };
  const title = form.title.replace(/\s+/g, ' ').trim();
  const body = form.body
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')
    .trim();
  return {
    schoolId: of.schoolId,
    ...known,
    title,
    body,
    level: form.level,
    classIds: [...form.classIds],
    dueOn: form.dueOn,
  };
}

function isSame(a: Form, b: Form): boolean {
  const classes = (form: Form) => [...form.classIds].sort().join();
  return (
    a.title === b.title && a.body === b.body && a.level === b.level && a.dueOn === b.dueOn && classes(a) === classes(b)
  );
}

/** Who has moved it since, as the history knows; an edit alone leaves no trace there, and only the author edits. */
function changeText({ history }: Output<'notice.getForStaff'>): string {
  const last = history[history.length - 1];
  const isEdit = last === undefined || last.action === 'draft';
  const what = isEdit ? '改过' : `变过（${last.by}，${instantText(last.at)}，${noticeEvents[last.action]}）`;
  return `这份通知在别处${what}。下面是您手机上没存的内容。`;
}
