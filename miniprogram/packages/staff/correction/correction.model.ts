import type { Output } from '../../../../contract/index';
import type { Answer, Failure } from '../../../services/answer';
import { fieldText, pupilFields } from '../../../text/changes';
import { dateText, instantText } from '../../../text/dates';
import { correctionEvents, correctionStates, relations } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

type Correction = Output<'ledger.getCorrections'>['corrections'][number];

/** A correction that waits. */
export interface Waiting {
  readonly id: string;
  readonly heading: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly notes: readonly string[];
  /** What the caller may do: verify, apply, or nothing. */
  readonly step: '' | 'verify' | 'apply';
}

export interface CorrectionView extends Screen {
  readonly heading: string;
  readonly className: string;
  readonly waiting: readonly Waiting[];
  readonly history: readonly { readonly key: string; readonly heading: string; readonly note: string }[];
  /** The correction that is about to be refused. */
  readonly about: string;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
  readonly changed: string;
}

export const blank: CorrectionView = {
  ...loading,
  heading: '',
  className: '',
  waiting: [],
  history: [],
  about: '',
  isSending: false,
  refusal: null,
  changed: '',
};

export function toView(answer: Answer<'ledger.getCorrections'>, shown: Screen): Partial<CorrectionView> {
  if (!answer.ok) return failed(answer, shown);
  const { pupilName, className, corrections } = answer.data;
  return {
    ...ready,
    heading: pupilName,
    className,
    waiting: corrections.filter(({ state }) => state === 'submitted' || state === 'verified').map(toWaiting),
    history: corrections.flatMap(historyOf),
  };
}

function toWaiting(correction: Correction): Waiting {
  const { correctionId, field, from, to, state, relation, bornOn, mayVerify, mayApply, history } = correction;
  return {
    id: correctionId,
    heading: pupilFields[field],
    from: fieldText(field, from),
    to: fieldText(field, to),
    state: correctionStates[state],
    notes: [
      ...(bornOn === null ? [] : [`号码里的出生日期是${dateText(bornOn)}`]),
      `${relations[relation]}在${instantText(history[0]?.at ?? '')}提出`,
      ...history.filter(({ action }) => action === 'verify').map(({ by, at }) => `${by}在${instantText(at)}核对过`),
    ],
    step: mayApply ? 'apply' : mayVerify ? 'verify' : '',
  };
}

function historyOf({ correctionId, field, to, relation, history }: Correction): CorrectionView['history'] {
  return [...history].reverse().map(({ action, at, by, reason }, place) => ({
    key: `${correctionId} ${String(place)}`,
    heading: `${by === '' || action === 'request' || action === 'withdraw' ? relations[relation] : by}：${correctionEvents[action]}`,
    note: `${pupilFields[field]}改成${fieldText(field, to)}，${instantText(at)}${reason === null ? '' : `，原因：${reason}`}`,
  }));
}

export const stepTexts = { verify: '核对无误', apply: '改过来' } as const;

/** Shows once more what is decided on. */
export function confirming({ heading, from, to, step }: Waiting, pupil: string) {
  return {
    title: `${pupil}：${heading}`,
    content: `现在：${from}\n改成：${to}\n户口本看过了吗？`,
    confirmText: step === 'verify' ? stepTexts.verify : stepTexts.apply,
  };
}

/** Said when it changed while the caller was deciding. */
export const changedText = '刚才有变化，请看现在的样子。';

export function refused(failure: Failure): Partial<CorrectionView> {
  return { isSending: false, about: '', refusal: toProblem(failure), changed: '' };
}
