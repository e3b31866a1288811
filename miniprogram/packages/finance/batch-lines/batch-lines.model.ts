import type { Input, Output } from '../../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { instantText } from '../../../text/dates';
import { answers, bankOutcomes, relations } from '../../../text/labels';
import { yuan } from '../../../text/money';
import { loading, ready, type Screen } from '../../../text/screen';

export type Line = Output<'subsidy.listLines'>['lines'][number];
export type Show = Input<'subsidy.listLines'>['show'];

export interface LineRow {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly card: string;
  readonly standing: string;
  readonly tone: string;
  readonly note: string;
}

export interface LinesView extends Screen {
  readonly chips: readonly { readonly key: Show; readonly label: string }[];
  readonly show: Show;
  readonly rows: readonly LineRow[];
  readonly empty: string;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Line> = { rows: [], next: null, page: 0 };

const shows: Record<Show, string> = {
  all: '全部',
  paid: '银行已付',
  failed: '银行没付成',
  unknown: '银行说不清',
  pending: '银行没回话',
  confirmed: '收到了',
  disputed: '有问题',
  unsure: '请学校查',
  unanswered: '没回答',
  ticket: '要回电话',
};

export const blank: LinesView = {
  ...loading,
  chips: (Object.keys(shows) as Show[]).map((key) => ({ key, label: shows[key] })),
  show: 'all',
  rows: [],
  empty: '',
  place: null,
  isTurning: false,
};

/** What an address may ask for; anything else is everything. */
export function showOf(text: string): Show {
  return Object.keys(shows).includes(text) ? (text as Show) : 'all';
}

export function toView(fetched: Fetched<Line>, show: Show): Partial<LinesView> {
  const { rows, place } = cutFetched(fetched);
  return {
    ...ready,
    show,
    rows: rows.map(toRow),
    empty: rows.length > 0 ? '' : show === 'all' ? '名单还在录入，请过一会儿下拉刷新。' : `没有“${shows[show]}”的。`,
    place,
    isTurning: false,
  };
}

function toRow(line: Line): LineRow {
  const { disbursementId, pupilName, className, amountFen, bank, cardTail, holder } = line;
  return {
    id: disbursementId,
    name: `${pupilName}，${className}`,
    amount: yuan(amountFen),
    card: `${bank} 尾号 ${cardTail}，${holder}`,
    ...standingOf(line),
    note: noteOf(line),
  };
}

function standingOf({ outcome, answer, triedAgain }: Line): Pick<LineRow, 'standing' | 'tone'> {
  if (triedAgain) return { standing: '没付成，已经重新发', tone: '' };
  if (outcome !== 'paid') return { standing: bankOutcomes[outcome], tone: outcome === 'failed' ? 'tag-warning' : '' };
  if (answer === null) return { standing: '家长没回答', tone: '' };
  return { standing: `家长说：${answers[answer]}`, tone: answer === 'received' ? 'tag-success' : 'tag-warning' };
}

function noteOf({ part, attempt, failure, answer, answeredFen, answeredBy, answeredAt, ticket }: Line): string {
  const who =
    answeredBy === null || answeredAt === null ? [] : [`${relations[answeredBy]}，${instantText(answeredAt)}`];
  return [
    ...(part > 1 ? [`本学期第 ${part} 笔`] : []),
    ...(attempt > 1 ? [`第 ${attempt} 次发`] : []),
    ...(failure === null || failure === '' ? [] : [`银行说：${failure}`]),
    ...(answer === 'wrong-amount' && answeredFen !== null ? [`收到的是 ${yuan(answeredFen)} 元`] : []),
    ...who,
    ...(ticket === null ? [] : [`问题单 ${ticket}`]),
  ].join('。');
}
