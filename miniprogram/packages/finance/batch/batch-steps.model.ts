import type { Output } from '../../../../contract/index';
import type { BatchEvent } from '../../../../contract/subsidy';
import { instantText } from '../../../text/dates';

type Batch = Pick<Output<'subsidy.getBatch'>, 'state' | 'next' | 'maker' | 'history'>;

export interface StepRow {
  readonly key: string;
  readonly label: string;
  /** Who did it and when, or whose turn it is. */
  readonly note: string;
  readonly standing: 'done' | 'now' | 'later';
}

const way: readonly { event: BatchEvent; label: string; who: string; yours: string }[] = [
  { event: 'create', label: '建立', who: '正在录入名单', yours: '' },
  { event: 'audit', label: '审核', who: '等财务室的另一位同事', yours: '轮到您审核' },
  { event: 'approve', label: '批准', who: '等学校领导', yours: '轮到您批准' },
  { event: 'reconcile', label: '银行结果', who: '等银行付款，财务室录入结果', yours: '等银行付款，请您录入结果' },
];

const nowAt: Record<Batch['state'], BatchEvent | null> = {
  importing: 'create',
  draft: 'audit',
  audited: 'approve',
  approved: 'reconcile',
  reconciled: null,
  returned: null,
};

/** The way of a batch from list to bank: what is done, whose turn it is, what is to come. */
export function toSteps({ state, next, history }: Batch): StepRow[] {
  const now = nowAt[state];
  return way.map(({ event, label, who, yours }) => {
    const done = event === now ? undefined : history.find(({ action }) => action === event);
    if (done !== undefined) return { key: event, label, note: `${done.by}，${instantText(done.at)}`, standing: 'done' };
    if (event !== now) return { key: event, label, note: '', standing: 'later' };
    return { key: event, label, note: next === null ? who : yours, standing: 'now' };
  });
}
