import type { ConsentView, Purpose } from '../../../contract/consent';
import { consentWording } from '../../../contract/consent-wording';
import type { Output } from '../../../contract/index';
import type { Answer, Failure } from '../../services/answer';
import { consentStates, purposeTexts } from '../../text/consents';
import { chinaDay, dateText } from '../../text/dates';
import { errors } from '../../text/errors';
import { relations } from '../../text/labels';
import { toProblem, type Problem } from '../../text/problem';
import { failed, loading, ready, type Screen } from '../../text/screen';

type Consents = Output<'identity.listConsents'>;

export interface ConsentPage extends Screen {
  readonly who: string;
  readonly heading: string;
  readonly ask: string;
  readonly whom: string;
  /** The last day, as it is sent. */
  readonly until: string;
  readonly untilText: string;
  /** Said when somebody has decided already. */
  readonly state: string;
  readonly step: 'give' | 'withdraw' | 'none';
  /** Who decides instead; null when the caller does. */
  readonly instead: { readonly text: string; readonly next: string } | null;
  readonly mayInvite: boolean;
  readonly history: readonly string[];
  readonly isBusy: boolean;
  readonly refusal: Problem | null;
}

export const blank: ConsentPage = {
  ...loading,
  who: '',
  heading: '',
  ask: '',
  whom: '',
  until: '',
  untilText: '',
  state: '',
  step: 'none',
  instead: null,
  mayInvite: false,
  history: [],
  isBusy: false,
  refusal: null,
};

export function toView(answer: Answer<'identity.listConsents'>, purpose: string, shown: Screen): Partial<ConsentPage> {
  if (!answer.ok) return failed(answer, shown);
  const { pupilName, className, may, mayInvite, until, consents } = answer.data;
  const consent = consents.find((one) => one.purpose === purpose) ?? consents[0];
  if (!consent) return failed({ ok: false, code: 'not-found' }, shown);
  const stands = consent.state === 'stands';
  return {
    ...ready,
    ...purposeTexts[consent.purpose],
    who: `${pupilName}，${className}`,
    until,
    untilText: untilOf(stands ? (consent.until ?? until) : until),
    state: stateOf(consent),
    step: stepOf(may, stands),
    instead: may === 'yes' ? null : errors[may],
    mayInvite,
    history: consent.history.map(historyLine),
  };
}

/** What the guardian has read goes with the answer. */
export function givingOf(pupilId: string, purpose: string, { until }: Pick<ConsentPage, 'until'>) {
  return { pupilId, purpose: purpose as Purpose, until, wording: consentWording };
}

export function refused(failure: Failure): Partial<ConsentPage> {
  return { isBusy: false, refusal: toProblem(failure) };
}

function stepOf(may: Consents['may'], stands: boolean): ConsentPage['step'] {
  if (may !== 'yes') return 'none';
  return stands ? 'withdraw' : 'give';
}

function untilOf(until: string): string {
  return `到${dateText(until)}为止，到时候再问您。`;
}

function stateOf({ state, history: [last] }: ConsentView): string {
  if (state === 'never') return '';
  return state === 'suspended' || !last ? consentStates[state] : `现在：${relations[last.by]}${consentStates[state]}`;
}

function historyLine({ event, by, at }: ConsentView['history'][number]): string {
  return `${dateText(chinaDay(new Date(at)))}，${relations[by]}${event === 'give' ? '同意了' : '收回了同意'}`;
}
