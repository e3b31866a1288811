import type { Input, Output } from '../../../../contract/index';
import { dateText } from '../../../text/dates';
import type { Answer } from '../../../services/answer';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type RollOver = Output<'ledger.getRollOver'>;
type Planned = RollOver['classes'][number];

export interface ClassRow {
  readonly id: string;
  readonly from: string;
  readonly count: string;
  /** The new name; empty for a class that graduates. */
  readonly to: string;
  readonly graduates: boolean;
  readonly mayChoose: boolean;
  /** What the name is when the class goes on after all. */
  readonly usual: string;
  readonly mark: string;
}

export interface RollOverView extends Screen {
  readonly heading: string;
  readonly note: string;
  readonly step: 'plan' | 'agree' | 'wait' | 'work' | 'done' | 'read' | 'none';
  readonly day: string;
  readonly on: string;
  readonly from: string;
  readonly until: string;
  readonly rows: readonly ClassRow[];
  readonly percent: number;
  readonly progress: string;
  /** Exactly what a leader agrees to. */
  readonly summary: string;
}

export const blank: RollOverView = {
  ...loading,
  heading: '',
  note: '',
  step: 'none',
  day: '',
  on: '',
  from: '',
  until: '',
  rows: [],
  percent: 0,
  progress: '',
  summary: '',
};

export function toView(answer: Answer<'ledger.getRollOver'>, shown: Screen): Partial<RollOverView> {
  if (!answer.ok) return failed(answer, shown);
  const { year, classes } = answer.data;
  const step = stepOf(answer.data);
  const done = classes.filter(({ isDone }) => isDone).length;
  return {
    ...ready,
    heading: `${year} 学年升级`,
    note: noteOf(answer.data, step),
    step,
    ...dayView(answer.data.on),
    from: `${year}-07-01`,
    until: `${year + 1}-06-30`,
    rows: classes.map((one) => toRow(one, step)),
    percent: classes.length === 0 ? 0 : Math.floor((done / classes.length) * 100),
    progress: `办好了 ${done} 个班，一共 ${classes.length} 个班`,
    summary: summaryOf(answer.data),
  };
}

export function dayView(on: string): Pick<RollOverView, 'on' | 'day'> {
  return { on, day: dateText(on) };
}

export function toInput(schoolId: string, rev: number, view: RollOverView): Input<'ledger.saveRollOver'> {
  const classes = view.rows.map(({ id, to, graduates }) => ({ classId: id, name: graduates ? null : to.trim() }));
  return { schoolId, rev, on: view.on, classes };
}

/** A row with another name, or with the other fate. */
export function changed(rows: readonly ClassRow[], id: string, part: Partial<ClassRow>): ClassRow[] {
  return rows.map((row) => (row.id === id ? { ...row, ...part } : row));
}

/** Said instead of sending a plan with a hole. */
export function faultOf({ rows }: Pick<RollOverView, 'rows'>): string {
  const empty = rows.find(({ graduates, to }) => !graduates && to.trim() === '');
  return empty ? `${empty.from}的新班名还没有写。` : '';
}

function stepOf({ state, classes, hasBegun, mayPlan, mayAgree }: RollOver): RollOverView['step'] {
  if (classes.length === 0) return 'none';
  if (state === 'done') return 'done';
  if (hasBegun) return 'work';
  if (mayAgree) return 'agree';
  if (mayPlan) return 'plan';
  return state === 'agreed' ? 'wait' : 'read';
}

function noteOf({ state, on, author, agreedBy, mayPlan }: RollOver, step: RollOverView['step']): string {
  if (step === 'none') return '还没有班级。先建班级，导入名册。';
  if (step === 'done') return `${agreedBy ?? ''}同意的，已经办好了。`;
  if (step === 'work') return '正在一个班一个班地办。可以关掉手机，回头再来看。';
  if (state === 'agreed') {
    const again = mayPlan ? '改了以后，要校领导重新同意。' : '';
    return `${agreedBy ?? ''}已经同意，${dateText(on)}自动升级。${again}`;
  }
  if (step === 'agree') return `${author ?? ''}写的方案，请您核对。`;
  if (state === 'planned') return `${author ?? ''}写的方案，等校领导同意。`;
  return mayPlan ? '先看一遍新班名，改好了保存，再请校领导同意。' : '教导处还没有写方案。';
}

function toRow({ classId, from, to, mayChoose, pupilCount, isDone }: Planned, step: RollOverView['step']): ClassRow {
  const name = to?.name ?? '';
  return {
    id: classId,
    from: from.name,
    count: `${pupilCount} 名`,
    to: name,
    graduates: to === null,
    mayChoose: mayChoose && step === 'plan',
    usual: name,
    mark: isDone ? '办好了' : to === null ? '毕业' : `升为${name}`,
  };
}

function summaryOf({ classes, on }: RollOver): string {
  const leaving = classes.filter(({ to }) => to === null);
  const sum = (some: readonly Planned[]) => some.reduce((total, { pupilCount }) => total + pupilCount, 0);
  const up = classes.length - leaving.length;
  const goes = `${up} 个班、${sum(classes) - sum(leaving)} 名学生升一级`;
  return `${dateText(on)}起，${goes}；${leaving.length} 个班、${sum(leaving)} 名学生毕业。`;
}
