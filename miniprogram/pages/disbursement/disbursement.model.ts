import type { Input, Output } from '../../../contract/index';
import type { ReceiptAnswer } from '../../../contract/disbursement';
import type { Answer } from '../../services/answer';
import { dayText, instantText, termText } from '../../text/dates';
import { answers, labelOf, programmeText, relations } from '../../text/labels';
import { toFen, yuanText } from '../../text/money';
import { toProblem, type Problem } from '../../text/problem';
import { failed, loading, ready, type Screen } from '../../text/screen';

/** What is asked now: did it arrive; how much was it; nothing, because it was answered. */
export type Step = 'question' | 'amount' | 'answered';

type Data = Output<'subsidy.getMine'>;

export interface Option {
  readonly value: ReceiptAnswer;
  readonly text: string;
  readonly icon: string;
  readonly tone: 'main' | 'plain';
}

export interface DisbursementView extends Screen {
  readonly pupil: string;
  readonly fen: number;
  readonly what: string;
  readonly term: string;
  readonly paidOn: string;
  readonly account: string;
  readonly holder: string;
  readonly telephone: string;
  readonly options: readonly Option[];
  readonly step: Step;
  /** The person has begun to answer, so what the server says does not change the step. */
  readonly isAnswering: boolean;
  readonly given: string;
  /** Whose answer it is: 您的回答, 奶奶的回答. */
  readonly givenBy: string;
  readonly givenLines: readonly string[];
  /** What was typed as the amount that arrived. */
  readonly typed: string;
  readonly typedFault: string;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

const options: readonly Option[] = [
  { value: 'received', text: answers.received, icon: '/images/answer-received.svg', tone: 'main' },
  { value: 'not-received', text: answers['not-received'], icon: '/images/answer-not-received.svg', tone: 'plain' },
  { value: 'wrong-amount', text: answers['wrong-amount'], icon: '/images/answer-wrong-amount.svg', tone: 'plain' },
  { value: 'unsure', text: answers.unsure, icon: '/images/answer-unsure.svg', tone: 'plain' },
];

export const blank: DisbursementView = {
  ...loading,
  pupil: '',
  fen: 0,
  what: '',
  term: '',
  paidOn: '',
  account: '',
  holder: '',
  telephone: '',
  options,
  step: 'question',
  isAnswering: false,
  given: '',
  givenBy: '',
  givenLines: [],
  typed: '',
  typedFault: '',
  isSending: false,
  refusal: null,
};

/** `kept`: the answer that is still on the phone. */
export function toView(
  answer: Answer<'subsidy.getMine'>,
  shown: DisbursementView,
  kept: Input<'subsidy.confirmReceipt'> | undefined,
): Partial<DisbursementView> {
  if (!answer.ok) return failed(answer, shown);
  const one = answer.data;
  const given = kept?.answer ?? one.answer;
  return {
    ...ready,
    pupil: one.pupilName,
    fen: one.amountFen,
    what: programmeText(one),
    term: termText(one.term),
    paidOn: dayText(one.paidOn),
    account: `${one.bank}，尾号 ${one.cardTail}`,
    holder: one.holder,
    telephone: one.telephone,
    step: shown.isAnswering ? shown.step : given === null ? 'question' : 'answered',
    given: given === null ? '' : answers[given],
    givenBy: `${kept ? '您' : byText(one.answeredBy)}的回答`,
    givenLines: kept ? ['没有网络，已经记下，有网时自动送出'] : linesOf(one),
  };
}

function byText(by: Data['answeredBy']): string {
  return by === null || by === 'self' ? '您' : labelOf(relations, by);
}

function linesOf(one: Data): string[] {
  return [
    ...(one.answeredAt === null ? [] : [`${instantText(one.answeredAt)}回答的`]),
    ...(one.answeredFen === null ? [] : [`说收到的是 ${yuanText(one.answeredFen)}`]),
    ...(one.ticket === null ? [] : [`问题单 ${one.ticket.number}，学校会在${dayText(one.ticket.dueOn)}前给您回电话`]),
  ];
}

/** Asks again, whatever was answered before. */
export function withQuestion(): Partial<DisbursementView> {
  return { step: 'question', isAnswering: true, refusal: null };
}

/** Asks for the amount; `draft` is what was typed before. */
export function withAmount(draft: unknown): Partial<DisbursementView> {
  return {
    step: 'amount',
    isAnswering: true,
    typed: typeof draft === 'string' ? draft : '',
    typedFault: '',
    refusal: null,
  };
}

/** What was typed, as fen, or what is wrong with it. */
export function toAmount(typed: string, paidFen: number): { fen: number } | { fault: string } {
  const fen = toFen(typed);
  if (fen === undefined) return { fault: '请只填数字，比如 500' };
  return fen === paidFen ? { fault: '这和学校转的数目一样。一样的话，请选“钱收到了”。' } : { fen };
}

/** What follows the tap: the page to go to, or what went wrong. */
export function toOutcome(
  answer: Answer<'subsidy.confirmReceipt'>,
  given: ReceiptAnswer,
): { url: string } | { refusal: Problem } {
  if (!answer.ok) {
    return answer.code === 'kept' ? { url: doneUrl({ answer: given, kept: '1' }) } : { refusal: toProblem(answer) };
  }
  const { answeredAt, ticket } = answer.data;
  return { url: doneUrl({ answer: given, at: answeredAt, ticket: ticket?.number ?? '', dueOn: ticket?.dueOn ?? '' }) };
}

function doneUrl(query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/pages/done/done?kind=answered&${pairs.join('&')}`;
}
