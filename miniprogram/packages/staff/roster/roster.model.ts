import type { RowFault } from '../../../../contract/action';
import type { Answer, Failure } from '../../../services/answer';
import { toProblem, type Problem } from '../../../text/problem';
import { loading, type Screen } from '../../../text/screen';

/** What would be taken in. */
export interface Found {
  readonly fresh: number;
  readonly unchanged: number;
  readonly classes: string;
  /** 导入 312 名学生; empty when there is nothing new. */
  readonly action: string;
}

export interface RosterView extends Screen {
  readonly step: 'choose' | 'checking' | 'checked' | 'importing' | 'done';
  readonly found: Found | null;
  readonly faults: readonly RowFault[];
  readonly faultCount: string;
  readonly refusal: Problem | null;
  readonly done: string;
}

export const blank: RosterView = {
  ...loading,
  step: 'choose',
  found: null,
  faults: [],
  faultCount: '',
  refusal: null,
  done: '',
};

export const columns: readonly string[] = ['姓名', '身份证号', '班级', '村', '户主', '是否寄宿'];

/** A new file: nothing of the last one counts any more. */
export const checking: Partial<RosterView> = { ...blankOutcome(), step: 'checking' };

export function toFound(answer: Answer<'ledger.checkRoster'>): Partial<RosterView> {
  if (!answer.ok) return refused(answer, 'choose');
  const { fresh, unchanged, classes } = answer.data;
  const action = fresh === 0 ? '' : `导入 ${fresh} 名学生`;
  return { step: 'checked', found: { fresh, unchanged, classes: classes.join('、'), action } };
}

export function toDone(answer: Answer<'ledger.importRoster'>): Partial<RosterView> {
  if (!answer.ok) return refused(answer, 'checked');
  const { fresh, unchanged } = answer.data;
  return {
    step: 'done',
    done: `导入了 ${fresh} 名学生${unchanged > 0 ? `，另有 ${unchanged} 名原来就有，没有动` : ''}。`,
  };
}

/** Faulty rows are shown one by one, so the problem itself need not list them. */
function refused(failure: Failure, step: RosterView['step']): Partial<RosterView> {
  const faults = failure.detail?.rows ?? [];
  const refusal = toProblem({ ...failure, detail: { ...failure.detail, rows: [] } });
  return { step, refusal, faults, faultCount: faults.length > 0 ? `一共 ${faults.length} 处，一行都还没有导入` : '' };
}

function blankOutcome(): Pick<RosterView, 'found' | 'faults' | 'faultCount' | 'refusal' | 'done'> {
  return { found: null, faults: [], faultCount: '', refusal: null, done: '' };
}
