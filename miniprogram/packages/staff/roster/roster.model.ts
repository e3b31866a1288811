import type { Output } from '../../../../contract/index';
import type { RosterChange } from '../../../../contract/roster';
import type { RowFault } from '../../../../contract/row-fault';
import type { Failure } from '../../../services/answer';
import { pupilFields } from '../../../text/changes';
import { doubtReasons } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { loading, type Screen } from '../../../text/screen';
import { toColumns, type ColumnView } from '../components/roster-columns/roster-columns.model';

type Progress = Output<'ledger.getImport'>;

/** One figure of what was found. */
export interface Figure {
  readonly label: string;
  readonly value: string;
}

export interface RosterView extends Screen {
  readonly step: 'choose' | 'checking' | 'columns' | 'checked' | 'importing' | 'done';
  /** 核对了 3200 行，一共 20000 行; empty while that is not known. */
  readonly progress: string;
  readonly percent: number;
  readonly sheetNote: string;
  readonly columns: readonly ColumnView[];
  readonly headings: readonly string[];
  readonly figures: readonly Figure[];
  readonly changes: readonly RosterChange[];
  readonly changesNote: string;
  /** 是，按表改这 12 名; empty when nothing differs. */
  readonly changesChoice: string;
  readonly doubtful: string;
  readonly doubtfulChoice: string;
  readonly missing: string;
  readonly faults: readonly RowFault[];
  readonly faultCount: string;
  readonly accepts: { readonly changes: boolean; readonly doubtful: boolean };
  /** 导入 312 名学生; empty when there is nothing to take in. */
  readonly action: string;
  readonly refusal: Problem | null;
  readonly done: string;
}

const nothing = {
  progress: '',
  percent: 0,
  sheetNote: '',
  columns: [],
  headings: [],
  figures: [],
  changes: [],
  changesNote: '',
  changesChoice: '',
  doubtful: '',
  doubtfulChoice: '',
  missing: '',
  faults: [],
  faultCount: '',
  accepts: { changes: false, doubtful: false },
  action: '',
  refusal: null,
  done: '',
};

export const blank: RosterView = { ...loading, ...nothing, step: 'choose' };

/** A new file: nothing of the last one counts any more. */
export const checking: Partial<RosterView> = { ...nothing, step: 'checking' };

export function toView(found: Progress, accepts: RosterView['accepts']): Partial<RosterView> {
  const { state, counts } = found;
  if (state === 'failed')
    return { ...nothing, step: 'choose', refusal: toProblem({ ok: false, code: found.problem ?? 'internal' }) };
  if (state === 'checking' || state === 'importing') return { step: state, ...progressOf(found) };
  if (state === 'done') return { ...nothing, step: 'done', done: doneText(counts), ...faultsOf(found) };
  const columns = { columns: toColumns(found), headings: found.headings, sheetNote: sheetNote(found) };
  if (state === 'columns') return { ...nothing, step: 'columns', ...columns };
  return {
    ...nothing,
    step: 'checked',
    ...columns,
    ...findings(found),
    ...choose(counts, accepts),
    ...faultsOf(found),
  };
}

/** What a person accepts, and how many that makes. */
export function choose(counts: Progress['counts'], accepts: RosterView['accepts']): Partial<RosterView> {
  const fresh = counts.fresh - (accepts.doubtful ? 0 : counts.doubtful);
  const changed = accepts.changes ? counts.changed : 0;
  const parts = [...(fresh > 0 ? [`导入 ${fresh} 名学生`] : []), ...(changed > 0 ? [`改 ${changed} 名学生`] : [])];
  return { accepts, action: parts.join('，') };
}

export function refused(failure: Failure, step: RosterView['step']): Partial<RosterView> {
  return { step, refusal: toProblem(failure) };
}

function progressOf({ state, rows, doneRows }: Progress): Pick<RosterView, 'progress' | 'percent'> {
  if (rows === 0) return { progress: '', percent: 0 };
  const verb = state === 'checking' ? '核对' : '导入';
  return { progress: `${verb}了 ${doneRows} 行，一共 ${rows} 行`, percent: Math.floor((doneRows / rows) * 100) };
}

function sheetNote({ sheet, otherSheets }: Progress): string {
  if (sheet === null) return '';
  const others = otherSheets.length > 0 ? `。还有 ${otherSheets.join('、')} 没有读，要导入请另存成单独的文件` : '';
  return `读的是工作表“${sheet}”${others}`;
}

function findings(found: Progress): Partial<RosterView> {
  const { counts, changedFields, classes } = found;
  const people = (count: number) => `${count} 名`;
  const figures = [
    { label: '新学生', value: people(counts.fresh) },
    { label: '原来就有，一样', value: people(counts.unchanged) },
    { label: '原来就有，不一样', value: people(counts.changed) },
    { label: '新学生里还没有身份证号', value: people(counts.withoutId) },
    { label: '有错，不导入', value: `${counts.faulty} 行` },
  ].filter(({ value }) => !value.startsWith('0 '));
  const fields = changedFields.map(({ field, count }) => `${pupilFields[field]} ${count} 处`).join('、');
  const names = found.missing.map(({ name, className }) => `${name}（${className}）`).join('、');
  const more = counts.missing > found.missing.length ? `等 ${counts.missing} 名` : '';
  const uncertain = found.doubtful
    .map(({ line, name, reason }) => `${name}（第 ${line} 行，${doubtReasons[reason]}）`)
    .join('、');
  return {
    figures: [...figures, { label: '班级', value: classes.join('、') }],
    changes: found.changes,
    changesNote: counts.changed > 0 ? fields : '',
    changesChoice: counts.changed > 0 ? `按表改这 ${counts.changed} 名学生` : '',
    doubtful: uncertain,
    doubtfulChoice: counts.doubtful > 0 ? `核对过了，这 ${counts.doubtful} 个是新学生，名字先这样记` : '',
    missing: counts.missing > 0 ? `${names}${more}` : '',
  };
}

function faultsOf({ faults, counts, state }: Progress): Pick<RosterView, 'faults' | 'faultCount'> {
  if (counts.faulty === 0) return { faults: [], faultCount: '' };
  const rest = state === 'done' ? '没有导入' : '不会导入，别的行照常';
  return { faults, faultCount: `${counts.faulty} 行有错，${rest}` };
}

function doneText({ fresh, changed, unchanged }: Progress['counts']): string {
  const parts = [
    `导入了 ${fresh} 名学生`,
    ...(changed > 0 ? [`改了 ${changed} 名`] : []),
    ...(unchanged > 0 ? [`另有 ${unchanged} 名原来就有，没有动`] : []),
  ];
  return `${parts.join('，')}。`;
}
