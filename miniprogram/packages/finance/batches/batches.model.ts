import type { Output } from '../../../../contract/index';
import type { BatchState } from '../../../../contract/subsidy';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import type { Workplace } from '../../../services/workplace';
import { dayText, termText } from '../../../text/dates';
import { batchStates, programmes } from '../../../text/labels';
import { yuan } from '../../../text/money';
import { loading, ready, type Screen } from '../../../text/screen';

export type Item = Output<'subsidy.listBatches'>['batches'][number];

export interface BatchRow {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly state: string;
  readonly tone: string;
  readonly count: string;
  readonly total: string;
  /** 请您审核; empty when it is not the caller's turn. */
  readonly turn: string;
}

export interface BatchesView extends Screen {
  readonly schools: Output<'identity.listSchools'>['schools'];
  /** The cursor of more schools; null when all are here. */
  readonly moreSchools: string | null;
  readonly schoolName: string;
  /** Where it is the caller's turn. */
  readonly mine: readonly BatchRow[];
  readonly others: readonly BatchRow[];
  readonly isEmpty: boolean;
  readonly mayPrepare: boolean;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Item> = { rows: [], next: null, page: 0 };

export const blank: BatchesView = {
  ...loading,
  schools: [],
  moreSchools: null,
  schoolName: '',
  mine: [],
  others: [],
  isEmpty: false,
  mayPrepare: false,
  place: null,
  isTurning: false,
};

const turns: Record<NonNullable<Item['next']>, string> = {
  audit: '请您审核',
  approve: '请您批准',
  'record-bank-result': '等银行结果，请您录入',
};

const tones: Record<BatchState, string> = {
  importing: 'tag-warning',
  draft: 'tag-warning',
  audited: 'tag-warning',
  approved: 'tag-primary',
  reconciled: 'tag-success',
  returned: '',
};

/** The schools that the bureau chooses from, with those of one page more. */
export function withSchools(
  before: BatchesView['schools'],
  { schools, next }: Output<'identity.listSchools'>,
): Partial<BatchesView> {
  return { ...ready, schools: [...before, ...schools], moreSchools: next };
}

/** What the caller may do next comes first. */
export function toView(fetched: Fetched<Item>, place: Workplace): Partial<BatchesView> {
  const { rows, place: where } = cutFetched(fetched);
  return {
    ...ready,
    schools: [],
    schoolName: place.schoolName,
    mine: rows.filter(({ next }) => next !== null).map(toRow),
    others: rows.filter(({ next }) => next === null).map(toRow),
    isEmpty: fetched.rows.length === 0 && fetched.next === null,
    mayPrepare: place.roles.includes('finance'),
    place: where,
    isTurning: false,
  };
}

function toRow({ batchId, title, programme, term, state, count, totalFen, maker, at, next }: Item): BatchRow {
  return {
    id: batchId,
    title,
    note: `${termText(term)}${programmes[programme]}，${maker}，${dayText(at)}`,
    state: batchStates[state],
    tone: tones[state],
    count: `${count} 人`,
    total: `${yuan(totalFen)} 元`,
    turn: next === null ? '' : turns[next],
  };
}
