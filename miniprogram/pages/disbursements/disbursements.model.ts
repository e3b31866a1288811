import type { Output } from '../../../contract/index';
import type { Answer } from '../../services/answer';
import { dayText, termText } from '../../text/dates';
import { answers, programmeText } from '../../text/labels';
import { yuanText } from '../../text/money';
import { failed, loading, ready, type Screen } from '../../text/screen';

export type Item = Output<'subsidy.listMine'>['disbursements'][number];

export interface Payment {
  readonly id: string;
  readonly pupil: string;
  readonly fen: number;
  readonly note: string;
  readonly tag: string;
  readonly tone: 'success' | 'warning' | 'primary';
  readonly question: string;
}

/** A payment that the school is still at. */
export interface Delayed {
  readonly id: string;
  readonly heading: string;
  readonly amount: string;
  readonly text: string;
  readonly telephone: string;
}

/** The payments of one child in one term. */
export interface Group {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly payments: readonly Payment[];
}

export interface DisbursementsView extends Screen {
  readonly groups: readonly Group[];
  readonly delayed: readonly Delayed[];
  readonly isEmpty: boolean;
  readonly next: string;
  readonly isStranger: boolean;
  /** Works at the school and has no child there. */
  readonly isStaff: boolean;
}

export const blank: DisbursementsView = {
  ...loading,
  groups: [],
  delayed: [],
  isEmpty: false,
  next: '',
  isStranger: false,
  isStaff: false,
};

/** `keptIds`: payments whose answer is still on the phone. `earlier` are the items of the pages before this one. */
export function toView(
  answer: Answer<'subsidy.listMine'>,
  earlier: readonly Item[],
  shown: DisbursementsView,
  keptIds: readonly string[],
): Partial<DisbursementsView> {
  if (!answer.ok && answer.code === 'forbidden') return { ...ready, isStranger: false, isStaff: true };
  if (!answer.ok) return { ...failed(answer, shown), isStranger: answer.code === 'not-bound' };
  const items = [...earlier, ...answer.data.disbursements];
  const delayed = earlier.length > 0 ? shown.delayed : answer.data.delayed.map(toDelayed);
  return {
    ...ready,
    isStranger: false,
    isStaff: false,
    groups: toGroups(items, keptIds),
    delayed,
    isEmpty: items.length + delayed.length === 0,
    next: answer.data.next ?? '',
  };
}

function toGroups(items: readonly Item[], keptIds: readonly string[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const key = `${item.term} ${item.pupilName}`;
    const group = groups.get(key) ?? { key, heading: item.pupilName, note: termText(item.term), payments: [] };
    groups.set(key, { ...group, payments: [...group.payments, toPayment(item, keptIds)] });
  }
  return [...groups.values()];
}

function toDelayed(one: Output<'subsidy.listMine'>['delayed'][number]): Delayed {
  return {
    id: one.disbursementId,
    heading: `${one.pupilName}，${termText(one.term)}${programmeText(one)}`,
    amount: yuanText(one.amountFen),
    text: one.isUnsure
      ? '银行还没说清这笔钱到没到，学校正在问，不用您做什么。'
      : '这笔钱银行没有打成功，学校正在重新办，不用您做什么。',
    telephone: one.telephone,
  };
}

function toPayment(item: Item, keptIds: readonly string[]): Payment {
  const isKept = keptIds.includes(item.disbursementId);
  return {
    id: item.disbursementId,
    pupil: programmeText(item),
    fen: item.amountFen,
    note: `${dayText(item.paidOn)}转到${item.bank}，尾号 ${item.cardTail}`,
    tag: isKept ? '已记下，等网络' : item.answer === null ? '' : answers[item.answer],
    tone: isKept || (item.answer !== null && item.answer !== 'received') ? 'warning' : 'success',
    question: item.answer === null && !isKept ? '收到了吗？去回答' : '',
  };
}
