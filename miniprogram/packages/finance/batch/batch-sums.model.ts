import type { Output } from '../../../../contract/index';
import { yuan } from '../../../text/money';

type Batch = Pick<Output<'subsidy.getBatch'>, 'state' | 'count' | 'totalFen' | 'bank' | 'families'>;
type Sum = Batch['bank']['paid'];

export interface SumRow {
  readonly key: string;
  readonly label: string;
  readonly count: string;
  readonly total: string;
  /** What the lines page shows for it. */
  readonly show: string;
}

export interface SumGroup {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly rows: readonly SumRow[];
}

/** Every total with the lines behind it; the families' answers add up to what the bank has paid. */
export function toSums({ state, count, totalFen, bank, families }: Batch): SumGroup[] {
  const whole: SumGroup = {
    key: 'whole',
    heading: '名单',
    note: '',
    rows: [rowOf('all', '全部', { count, fen: totalFen }, 'all')],
  };
  if (state !== 'reconciled') return [whole];
  const bankRows = [
    rowOf('paid', '银行已付', bank.paid, 'paid'),
    rowOf('failed', '没付成', bank.failed, 'failed'),
    rowOf('unknown', '银行说不清', bank.unknown, 'unknown'),
    rowOf('pending', '还没回话', bank.pending, 'pending'),
  ];
  return [
    whole,
    { key: 'bank', heading: '银行', note: '点开看是哪些人', rows: bankRows.filter(isWorthwhile('paid')) },
    { key: 'families', heading: '家长', note: familiesNote(bank.paid, families), rows: familyRows(families) },
  ];
}

function familyRows(families: Batch['families']): SumRow[] {
  return [
    rowOf('confirmed', '收到了', families.confirmed, 'confirmed'),
    rowOf('disputed', '有问题', families.disputed, 'disputed'),
    rowOf('unsure', '请学校查', families.unsure, 'unsure'),
    rowOf('unanswered', '没回答', families.unanswered, 'unanswered'),
  ];
}

function familiesNote(paid: Sum, { confirmed, disputed, unsure, unanswered }: Batch['families']): string {
  const fen = confirmed.fen + disputed.fen + unsure.fen + unanswered.fen;
  return fen === paid.fen ? '四项相加，等于银行已付' : `四项相加是 ${yuan(fen)} 元，和银行已付对不上，请下拉刷新`;
}

/** Empty rows say nothing, but for the one that everything is measured against. */
function isWorthwhile(always: string): (row: SumRow) => boolean {
  return ({ key, count }) => key === always || count !== '0 人';
}

function rowOf(key: string, label: string, { count, fen }: Sum, show: string): SumRow {
  return { key, label, count: `${count} 人`, total: yuan(fen), show };
}
