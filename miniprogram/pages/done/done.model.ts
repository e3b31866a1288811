import { answers as answerLabels } from '../../text/labels';
import type { ReceiptAnswer } from '../../../contract/disbursement';
import { dayText, instantText } from '../../text/dates';

/** What the page that led here says, all as text in its query. */
export interface DoneQuery {
  readonly kind?: string;
  /** ISO instant at which the server took it. */
  readonly at?: string;
  /** `1`: it is still on the phone. */
  readonly kept?: string;
  readonly answer?: string;
  readonly ticket?: string;
  readonly dueOn?: string;
}

export interface DoneView {
  readonly icon: string;
  readonly heading: string;
  readonly when: string;
  /** What comes next. */
  readonly lines: readonly string[];
  /** Said where nothing more is asked. */
  readonly closing: string;
  readonly home: string;
}

/** Beginnings: what was done is followed by something on the first screen. */
const beginnings = ['bound', 'joined', 'donor', 'bureau'];

export const blank: DoneView = { icon: '/images/done.svg', heading: '', when: '', lines: [], closing: '', home: '' };

const answered: Record<ReceiptAnswer, { heading: string; lines: readonly string[] }> = {
  received: { heading: '好的，钱收到了', lines: ['您不用再做什么。'] },
  'not-received': { heading: '记下了：还没收到', lines: ['学校去问银行，查到了告诉您。'] },
  'wrong-amount': { heading: '记下了：数目不对', lines: ['学校去核对，查到了告诉您。'] },
  unsure: { heading: '好的，我们帮您查', lines: ['学校去问银行，查到了告诉您。'] },
};

const others: Partial<Record<string, { heading: string; lines: readonly string[] }>> = {
  acknowledged: { heading: '签收好了', lines: ['学校已经知道您看过了。'] },
  bound: { heading: '绑定好了', lines: ['孩子的通知和补助，以后在首页就能看到。'] },
  joined: { heading: '您已经加入学校', lines: ['要做的事在首页，一进来就能看到。'] },
  donor: { heading: '邀请打开了', lines: ['在首页可以写下捐赠意向，看学校的答复。'] },
  pledged: { heading: '意向交给学校了', lines: ['学校政教处看过后，答复您；答复在首页能看到。', '现在不用付钱。'] },
  consented: {
    heading: '好的，您同意了',
    lines: ['学校已经知道了。', '以后不愿意了，在“我的”里点“同意书”，随时能收回。'],
  },
  'consent-withdrawn': { heading: '好的，同意收回了', lines: ['学校不能再用了，别的事都不受影响。'] },
  corrected: {
    heading: '交给学校了',
    lines: ['班主任和学校核对过就改。', '改没改，在“我的”→“我家的信息”里看。'],
  },
  bureau: { heading: '县教育局开通了', lines: ['下一步：在首页登记学校，邀请校长。'] },
};

export function toView(query: DoneQuery): DoneView {
  const { heading, lines } = textOf(query);
  if (query.kept === '1') {
    return {
      icon: '/images/kept.svg',
      heading: '已经记下，还没送出',
      when: '',
      lines: ['没有网络，已经记下，有网时自动送出。', '您不用再点。'],
      closing: '可以关掉了',
      home: '回到首页',
    };
  }
  return {
    icon: '/images/done.svg',
    heading,
    when: query.at ? instantText(query.at) : '',
    lines: [...lines, ...ticketLines(query)],
    ...(beginnings.includes(query.kind ?? '')
      ? { closing: '', home: '去首页看看' }
      : { closing: '可以关掉了', home: '回到首页' }),
  };
}

function textOf({ kind = '', answer = '' }: DoneQuery): { heading: string; lines: readonly string[] } {
  if (kind === 'answered' && isAnswer(answer)) return answered[answer];
  return others[kind] ?? { heading: '办好了', lines: [] };
}

function ticketLines({ ticket, dueOn }: DoneQuery): string[] {
  return ticket && dueOn ? [`学校财务老师会在${dayText(dueOn)}前给您打电话。`, `问题单号：${ticket}`] : [];
}

function isAnswer(value: string): value is ReceiptAnswer {
  return Object.keys(answerLabels).includes(value);
}
