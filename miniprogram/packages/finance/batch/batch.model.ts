import type { Output } from '../../../../contract/index';
import type { Answer, Failure } from '../../../services/answer';
import { dayText, instantText, termText } from '../../../text/dates';
import { batchEvents, batchStates, programmes } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';
import { toSteps, type StepRow } from './batch-steps.model';
import { toSums, type SumGroup } from './batch-sums.model';

export type Batch = Output<'subsidy.getBatch'>;

/** What is open over the page. */
export type Asking = '' | 'sign' | 'return';

/** What a signature by the caller would be. */
export interface Signing {
  readonly heading: string;
  readonly action: string;
  readonly lines: readonly string[];
}

export interface BatchView extends Screen {
  readonly batchId: string;
  readonly title: string;
  readonly note: string;
  readonly state: string;
  readonly count: number;
  readonly totalFen: number;
  readonly maker: string;
  readonly steps: readonly StepRow[];
  /** Why it was sent back; empty when it was not. */
  readonly returned: string;
  readonly sums: readonly SumGroup[];
  readonly history: readonly { readonly key: number; readonly text: string; readonly note: string }[];
  readonly signing: Signing | null;
  readonly mayReturn: boolean;
  readonly mayRecord: boolean;
  /** What to do about the lines that failed; empty when there is nothing to do. */
  readonly payAgain: string;
  readonly rev: number;
  readonly asking: Asking;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
  /** Who changed what while the caller was deciding. */
  readonly changed: string;
}

export const blank: BatchView = {
  ...loading,
  batchId: '',
  title: '',
  note: '',
  state: '',
  count: 0,
  totalFen: 0,
  maker: '',
  steps: [],
  returned: '',
  sums: [],
  history: [],
  signing: null,
  mayReturn: false,
  mayRecord: false,
  payAgain: '',
  rev: 0,
  asking: '',
  isSending: false,
  refusal: null,
  changed: '',
};

const signings: Record<'audit' | 'approve', Signing> = {
  audit: {
    heading: '审核这个批次',
    action: '人数和金额都对，审核通过',
    lines: ['请先看一遍明细，再签。', '审核以后，请学校领导批准。'],
  },
  approve: {
    heading: '批准这个批次',
    action: '同意发放，批准',
    lines: ['财务室把名单交给银行，银行付了款，家长才会看到。', '银行还没付之前，发现有错还可以退回。'],
  },
};

export function toView(answer: Answer<'subsidy.getBatch'>, shown: Screen): Partial<BatchView> {
  if (!answer.ok) return failed(answer, shown);
  const batch = answer.data;
  const { title, programme, term, paidOn, state, count, totalFen, maker, next, mayReturn, rev } = batch;
  const paid = paidOn === null ? '' : `，${dayText(paidOn)}付款`;
  return {
    ...ready,
    batchId: batch.batchId,
    title,
    note: `${termText(term)}，${programmes[programme]}${paid}`,
    state: batchStates[state],
    count,
    totalFen,
    maker,
    steps: toSteps(batch),
    returned: returnedText(batch),
    sums: toSums(batch),
    history: [...batch.history].reverse().map(({ action, at, by, reason }, key) => ({
      key,
      text: `${by}：${batchEvents[action]}`,
      note: `${instantText(at)}${reason === null ? '' : `，原因：${reason}`}`,
    })),
    signing: next === 'audit' || next === 'approve' ? signings[next] : null,
    mayReturn,
    mayRecord: next === 'record-bank-result',
    payAgain: payAgainText(batch),
    rev,
  };
}

/** The batch was not what the caller saw: it is to be shown anew and asked again. */
export function isChange({ code }: Failure): boolean {
  return code === 'changed-meanwhile' || code === 'wrong-state' || code === 'totals-differ';
}

/** Who changed what since the caller saw it. */
export function changeText(before: Batch, after: Batch): string {
  const news = after.history
    .slice(before.history.length)
    .map(({ by, at, action }) => `${by}（${instantText(at)}）${batchEvents[action]}`);
  return news.length > 0 ? `刚才变了：${news.join('；')}。` : '批次刚才变过，请重新看一遍再签。';
}

/** The sheet stays open only where the same step may still be taken. */
export function afterChange(before: Batch, after: Batch, asking: Asking): Partial<BatchView> {
  const isOpen = asking === 'sign' ? before.next === after.next && after.next !== null : after.mayReturn;
  return { isSending: false, asking: isOpen ? asking : '', changed: changeText(before, after) };
}

export const done: Partial<BatchView> = { isSending: false, asking: '', changed: '', refusal: null };

export function refused(failure: Failure): Partial<BatchView> {
  return { isSending: false, refusal: toProblem(failure) };
}

function payAgainText({ toPayAgain }: Batch): string {
  if (toPayAgain === 0) return '';
  return `没付成的 ${toPayAgain} 人还没有重新发。请改好卡号，只把这些人做成新名单，金额照旧，再新建批次。`;
}

function returnedText({ state, history }: Batch): string {
  const last = history[history.length - 1];
  if (state !== 'returned' || last === undefined) return '';
  const why = last.reason === null ? '' : `：${last.reason}`;
  return `${last.by}在${instantText(last.at)}${batchEvents[last.action]}${why}。改好名单，重新建一个批次。`;
}
