import type { RowFault } from '../../../../contract/action';
import type { Input } from '../../../../contract/index';
import type { Programme } from '../../../../contract/vocabulary';
import type { Answer, Failure } from '../../../services/answer';
import { chinaDay, termText } from '../../../text/dates';
import { programmes } from '../../../text/labels';
import { yuan } from '../../../text/money';
import { toProblem, type Problem } from '../../../text/problem';
import { loading, type Screen } from '../../../text/screen';

export interface Form {
  readonly programme: Programme;
  readonly term: string;
  readonly title: string;
}

export interface ClassSum {
  readonly name: string;
  readonly count: string;
  readonly total: string;
}

/** What the list amounts to. */
export interface Found {
  readonly count: number;
  readonly totalFen: number;
  readonly classes: readonly ClassSum[];
}

export interface NewView extends Screen {
  readonly form: Form;
  readonly programmeChips: readonly { readonly key: string; readonly label: string }[];
  readonly termChips: readonly { readonly key: string; readonly label: string }[];
  readonly isChecking: boolean;
  readonly found: Found | null;
  readonly faults: readonly RowFault[];
  readonly faultCount: string;
  readonly refusal: Problem | null;
  readonly isSigning: boolean;
  readonly isSending: boolean;
  readonly signRefusal: Problem | null;
  readonly titleFault: string;
}

const LONGEST_TITLE = 40;

export const blank: NewView = {
  ...loading,
  form: { programme: 'boarder-living', term: '', title: '' },
  programmeChips: (['boarder-living', 'day-pupil-living', 'urgent-aid'] as const).map((key) => ({
    key,
    label: programmes[key],
  })),
  termChips: [],
  isChecking: false,
  found: null,
  faults: [],
  faultCount: '',
  refusal: null,
  isSigning: false,
  isSending: false,
  signRefusal: null,
  titleFault: '',
};

/** What a change of list, programme or term makes void. */
export const unchecked: Partial<NewView> = {
  isChecking: false,
  found: null,
  faults: [],
  faultCount: '',
  refusal: null,
  isSigning: false,
  signRefusal: null,
};

export const checking: Partial<NewView> = { ...unchecked, isChecking: true };

/** The term that runs now and the one before; autumn is August to January. */
export function termsAt(now: Date): [string, string] {
  const [year = 0, month = 0] = chinaDay(now).split('-').map(Number);
  if (month === 1) return [`${year - 1}-autumn`, `${year - 1}-spring`];
  return month < 8 ? [`${year}-spring`, `${year - 1}-autumn`] : [`${year}-autumn`, `${year}-spring`];
}

/** What an address asks for; empty where it asks for nothing. */
export interface Wanted {
  readonly programme: string;
  readonly term: string;
}

export const nothingWanted: Wanted = { programme: '', term: '' };

/** The form as it opens: what the address asks for, else what was left on the phone, else this term's list for boarders. */
export function toStart(kept: Form | undefined, now: Date, wanted = nothingWanted): Partial<NewView> {
  const current = termsAt(now);
  const { programme } = wanted;
  const isAsked = isProgramme(programme) && /^20\d{2}-(autumn|spring)$/.test(wanted.term);
  const terms = isAsked && !current.includes(wanted.term) ? [...current, wanted.term] : current;
  const asked = isAsked ? again({ programme, term: wanted.term, title: '' }) : undefined;
  const form = asked ?? kept ?? named({ programme: 'boarder-living', term: current[0], title: '' });
  return { form, termChips: terms.map((key) => ({ key, label: termText(key) })) };
}

/** After a choice; a title that nobody has changed follows it. */
export function chosen(form: Form, change: Partial<Pick<Form, 'programme' | 'term'>>): Form {
  const isUsual = form.title === '' || form.title === named(form).title;
  const next = { ...form, ...change };
  return isUsual ? named(next) : next;
}

export function toFound(answer: Answer<'subsidy.checkPaymentList'>): Partial<NewView> {
  if (!answer.ok) return { ...unchecked, ...refusedFile(answer) };
  const { count, totalFen, classes } = answer.data;
  const sums = classes.map(({ name, count: pupils, fen }) => ({ name, count: `${pupils} 人`, total: yuan(fen) }));
  return { ...unchecked, found: { count, totalFen, classes: sums } };
}

export function titleFault({ title }: Form): string {
  return title.trim() === '' ? '请写批次的名字。' : title.trim().length > LONGEST_TITLE ? '名字最多 40 个字。' : '';
}

export function toInput(
  { programme, term, title }: Form,
  { count, totalFen }: Found,
  of: { schoolId: string; fileId: string },
): Input<'subsidy.createBatch'> {
  const { schoolId, fileId } = of;
  return { schoolId, fileId, programme, term, title: title.replace(/\s+/g, ' ').trim(), count, totalFen };
}

/** What the maker signs. */
export function signingLines({ programme, term }: Form): string[] {
  return [
    `${termText(term)}，${programmes[programme]}。`,
    '生成以后，请财务室的另一位同事审核，再请学校领导批准。自己做的，自己不能审。',
  ];
}

/** What follows a signature that was refused: a list that no longer agrees is shown anew. */
export function refusedSigning(failure: Failure): Partial<NewView> {
  const isAboutFile = failure.code.startsWith('file-');
  return isAboutFile
    ? { ...unchecked, isSending: false, ...refusedFile(failure) }
    : { isSending: false, signRefusal: toProblem(failure) };
}

/** Faulty rows are shown one by one, so the problem itself need not list them. */
function refusedFile(failure: Failure): Pick<NewView, 'refusal' | 'faults' | 'faultCount'> {
  const faults = failure.detail?.rows ?? [];
  const refusal = toProblem({ ...failure, detail: { ...failure.detail, rows: [] } });
  return { refusal, faults, faultCount: faults.length > 0 ? `一共 ${faults.length} 处，批次还没有生成` : '' };
}

function isProgramme(text: string): text is Programme {
  return Object.keys(programmes).includes(text);
}

/** The batch of those whose first payment failed. */
function again(form: Form): Form {
  return { ...form, title: `${named(form).title}（重新发）` };
}

function named(form: Form): Form {
  return { ...form, title: `${termText(form.term)}${programmes[form.programme]}` };
}
