import type { RowFault } from '../../../../../contract/action';
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
};

export const checking: Partial<ResultView> = { step: 'checking', sums: [], faults: [], faultCount: '', refusal: null };

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
  };
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
    ? { step: 'choose', sums: [], ...refusedFile(failure) }
    : { step: 'checked', refusal: toProblem(failure) };
}

/** Faulty rows are shown one by one, so the problem itself need not list them. */
function refusedFile(failure: Failure): Pick<ResultView, 'refusal' | 'faults' | 'faultCount'> {
  const faults = failure.detail?.rows ?? [];
  const refusal = toProblem({ ...failure, detail: { ...failure.detail, rows: [] } });
  return { refusal, faults, faultCount: faults.length > 0 ? `一共 ${faults.length} 处，还没有录入` : '' };
}
