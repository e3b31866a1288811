import type { RowFault } from '../../../../../contract/action';
import type { Output } from '../../../../../contract/index';
import type { Answer, Failure } from '../../../../services/answer';
import { dayText } from '../../../../text/dates';
import { yuan } from '../../../../text/money';
import { toProblem, type Problem } from '../../../../text/problem';

export interface SumView {
  readonly key: string;
  readonly label: string;
  readonly count: string;
  readonly total: string;
}

export interface EntryView {
  readonly count: number;
  readonly totalFen: number;
  readonly lines: readonly string[];
}

export interface ResultView {
  readonly step: 'choose' | 'checking' | 'checked' | 'recording';
  readonly sums: readonly SumView[];
  readonly faults: readonly RowFault[];
  readonly faultCount: string;
  readonly refusal: Problem | null;
  /** The day on which the bank paid, and how it reads. */
  readonly paidOn: string;
  readonly paidText: string;
  /** What the button does. */
  readonly action: string;
  /** What is about to be entered, as it is asked once more; null before a file is read. */
  readonly entry: EntryView | null;
  readonly isAsking: boolean;
}

export const blank: ResultView = {
  step: 'choose',
  sums: [],
  faults: [],
  faultCount: '',
  refusal: null,
  paidOn: '',
  paidText: '请选银行付款的日子',
  action: '',
  entry: null,
  isAsking: false,
};

export const checking: Partial<ResultView> = {
  step: 'checking',
  isAsking: false,
  sums: [],
  faults: [],
  faultCount: '',
  refusal: null,
};

export function toChecked(answer: Answer<'subsidy.checkBankResult'>): Partial<ResultView> {
  if (!answer.ok) return { step: 'choose', ...refusedFile(answer) };
  const { paid, failed, unknown } = answer.data;
  const row = (key: string, label: string, sum: typeof paid): SumView => ({
    key,
    label,
    count: `${sum.count} 人`,
    total: yuan(sum.fen),
  });
  return {
    step: 'checked',
    sums: [row('paid', '银行已付', paid), row('failed', '没付成', failed), row('unknown', '银行说不清', unknown)],
    action: `录入：付了 ${paid.count} 人，${yuan(paid.fen)} 元`,
    entry: { count: paid.count, totalFen: paid.fen, lines: entryLines(answer.data) },
  };
}

type Sums = Output<'subsidy.checkBankResult'>;

/** What was not paid, and by how much the bank's sum differs from what waited for it. */
function entryLines({ declared, paid, failed, unknown }: Sums): string[] {
  const missing = declared.fen - paid.fen;
  return [
    `没付成 ${failed.count} 人，${yuan(failed.fen)} 元。`,
    `银行说不清 ${unknown.count} 人，${yuan(unknown.fen)} 元。`,
    missing === 0
      ? `和等银行付的 ${declared.count} 人、${yuan(declared.fen)} 元一样。`
      : `等银行付的是 ${declared.count} 人、${yuan(declared.fen)} 元，差 ${declared.count - paid.count} 人、${yuan(missing)} 元。`,
    '录入以后不能再改。付成了的家长马上能看到。',
  ];
}

export function onDay(day: string): Partial<ResultView> {
  return { paidOn: day, paidText: dayText(day) };
}

/** The batch is no longer what it was: the page is to show it anew. */
export function isChange({ code }: Failure): boolean {
  return code === 'changed-meanwhile' || code === 'wrong-state';
}

export function refused(failure: Failure): Partial<ResultView> {
  const isAboutFile = failure.code.startsWith('file-');
  return isAboutFile
    ? { step: 'choose', isAsking: false, sums: [], ...refusedFile(failure) }
    : { step: 'checked', refusal: toProblem(failure) };
}

/** Faulty rows are shown one by one, so the problem itself need not list them. */
function refusedFile(failure: Failure): Pick<ResultView, 'refusal' | 'faults' | 'faultCount'> {
  const faults = failure.detail?.rows ?? [];
  const refusal = toProblem({ ...failure, detail: { ...failure.detail, rows: [] } });
  return { refusal, faults, faultCount: faults.length > 0 ? `一共 ${faults.length} 处，还没有录入` : '' };
}
