import type { Output } from '../../../../contract/index';
import type { Answer, Failure } from '../../../services/answer';
import { dateText, instantText } from '../../../text/dates';
import { changeEvents, changeStates, evidenceKinds, labelOf, needCategories } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type Needs = Output<'ledger.getNeeds'>;
type Change = Needs['changes'][number];
type Need = Needs['needs'][number];

export interface Line {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly value: string;
}

/** A change that waits. */
export interface Waiting {
  readonly id: string;
  readonly heading: string;
  readonly state: string;
  readonly notes: readonly string[];
  /** What the caller may do: verify, apply, or nothing. */
  readonly step: '' | 'verify' | 'apply';
  readonly mayWithdraw: boolean;
}

export interface NeedsView extends Screen {
  readonly heading: string;
  readonly className: string;
  readonly current: readonly Line[];
  readonly currentCategories: readonly string[];
  readonly past: readonly Line[];
  readonly waiting: readonly Waiting[];
  readonly history: readonly Line[];
  readonly mayRequest: boolean;
  /** The sheet that is open, and the change that it is about. */
  readonly asking: '' | 'change' | 'refuse';
  readonly about: string;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
  readonly changed: string;
}

export const blank: NeedsView = {
  ...loading,
  heading: '',
  className: '',
  current: [],
  currentCategories: [],
  past: [],
  waiting: [],
  history: [],
  mayRequest: false,
  asking: '',
  about: '',
  isSending: false,
  refusal: null,
  changed: '',
};

export function toView(answer: Answer<'ledger.getNeeds'>, shown: Screen): Partial<NeedsView> {
  if (!answer.ok) return failed(answer, shown);
  const { pupilName, className, needs, changes, mayRequest } = answer.data;
  const current = needs.filter(({ until }) => until === null);
  return {
    ...ready,
    heading: pupilName,
    className,
    current: current.map(toLine),
    currentCategories: current.map(({ category }) => category),
    past: needs.filter(({ until }) => until !== null).map(toLine),
    waiting: changes.filter(isWaiting).map(toWaiting),
    history: changes.flatMap(historyOf),
    mayRequest,
  };
}

function isWaiting({ state }: Change): boolean {
  return state === 'submitted' || state === 'verified';
}

function toLine({ category, since, until, evidence, verifier }: Need, place: number): Line {
  return {
    key: `${category} ${String(place)}`,
    heading: labelOf(needCategories, category),
    note: `${labelOf(evidenceKinds, evidence.kind)}：${evidence.note}，${verifier}核实`,
    value: until === null ? `${dateText(since)}起` : `${dateText(since)}到${dateText(until)}`,
  };
}

function toWaiting({ changeId, wanted, state, author, mayVerify, mayApply, mayWithdraw, history }: Change): Waiting {
  const why =
    wanted.kind === 'begin'
      ? `${labelOf(evidenceKinds, wanted.evidence.kind)}：${wanted.evidence.note}`
      : `原因：${wanted.reason}`;
  return {
    id: changeId,
    heading: headingOf(wanted),
    state: changeStates[state],
    notes: [
      wanted.kind === 'begin' ? `${dateText(wanted.on)}起` : `最后一天是${dateText(wanted.on)}`,
      why,
      `${author}在${instantText(history[0]?.at ?? '')}提出`,
    ],
    step: mayVerify ? 'verify' : mayApply ? 'apply' : '',
    mayWithdraw,
  };
}

export function headingOf({ kind, category }: Change['wanted']): string {
  return `${kind === 'begin' ? '增加' : '结束'}：${labelOf(needCategories, category)}`;
}

function historyOf({ changeId, wanted, history }: Change): Line[] {
  return [...history].reverse().map(({ action, at, by, reason }, place) => ({
    key: `${changeId} ${String(place)}`,
    heading: `${by}：${changeEvents[action]}`,
    note: `${headingOf(wanted)}，${instantText(at)}${reason === null ? '' : `，原因：${reason}`}`,
    value: '',
  }));
}

/** Shows once more what is decided on. */
export function confirming({ heading, notes, step }: Waiting, pupil: string) {
  const text = step === 'verify' ? '核实无误' : '批准生效';
  return { title: `${pupil}：${heading}`, content: notes.join('\n'), confirmText: text };
}

/** Said when it changed while the caller was deciding. */
export const changedText = '刚才有变化，请看现在的样子。';

export function isChange({ code }: Failure): boolean {
  return code === 'changed-meanwhile' || code === 'wrong-state';
}

/** What the page shows after a step that was refused. */
export function refused(failure: Failure): Partial<NeedsView> {
  return { isSending: false, asking: '', refusal: toProblem(failure), changed: '' };
}
