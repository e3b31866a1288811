import type { Output } from '../../../../contract/index';
import type { Answer, Failure } from '../../../services/answer';
import { instantText } from '../../../text/dates';
import { giftParts, instalmentLines, pledgeTones, receiverText, type InstalmentLine } from '../../../text/gift';
import { pledgeEvents, pledgeStates } from '../../../text/labels';
import { yuanText } from '../../../text/money';
import { toProblem, type Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type Pledge = Output<'donation.getPledge'>;

export interface PledgeView extends Screen {
  readonly donor: string;
  /** Of money; 0 for other gifts. */
  readonly fen: number;
  readonly gift: string;
  readonly state: string;
  readonly tone: string;
  readonly standing: string;
  readonly instalments: readonly InstalmentLine[];
  readonly facts: readonly { readonly key: string; readonly heading: string; readonly value: string }[];
  readonly note: string;
  readonly history: readonly { readonly key: number; readonly text: string; readonly note: string }[];
  readonly mayDecide: boolean;
  readonly asking: '' | 'decline';
  readonly isSending: boolean;
  readonly refusal: Problem | null;
  /** Said when it changed while the caller was deciding. */
  readonly changed: string;
}

export const blank: PledgeView = {
  ...loading,
  donor: '',
  fen: 0,
  gift: '',
  state: '',
  tone: '',
  standing: '',
  instalments: [],
  facts: [],
  note: '',
  history: [],
  mayDecide: false,
  asking: '',
  isSending: false,
  refusal: null,
  changed: '',
};

export function toView(answer: Answer<'donation.getPledge'>, shown: Screen): Partial<PledgeView> {
  if (!answer.ok) return failed(answer, shown);
  const { donorName, gift, state, receiver, note, anonymous, mayDecide, history } = answer.data;
  return {
    ...ready,
    donor: donorName,
    ...giftParts(gift),
    state: pledgeStates[state],
    tone: pledgeTones[state],
    standing: standingOf(answer.data),
    instalments: instalmentLines(gift),
    facts: [
      { key: 'receiver', heading: '受赠单位', value: receiverText(receiver, '学校自己') },
      { key: 'name', heading: '捐赠人姓名', value: anonymous ? '不公开' : '可以公开' },
    ],
    note: note ?? '',
    history: [...history].reverse().map(({ action, by, at, reason }, key) => ({
      key,
      text: `${by}：${pledgeEvents[action]}`,
      note: `${instantText(at)}${reason === null ? '' : `，原因：${reason}`}`,
    })),
    mayDecide,
  };
}

/** Whose turn it is, and what comes next. */
export function standingOf({ state, mayDecide, gift }: Pledge): string {
  if (state === 'stated') return mayDecide ? '等您答复。' : '等政教处答复。自己写的意向要由别人答复。';
  if (state === 'declined') return '谢绝了，捐赠人看得到原因。';
  if (state === 'cancelled') return '捐赠人撤回了，不用再办。';
  return gift.kind === 'money'
    ? '接受了。下一步：和捐赠人签捐赠协议；钱交到受赠单位的账户，对方开公益事业捐赠票据。'
    : '接受了。下一步：和捐赠人签捐赠协议，约好时间。';
}

/** Shows once more what is accepted. */
export function accepting({ donor, fen, gift }: Pick<PledgeView, 'donor' | 'fen' | 'gift'>) {
  const what = fen > 0 ? `${yuanText(fen)}，${gift}` : gift;
  return { title: '接受这条意向？', content: `${donor}：${what}`, confirmText: '接受' };
}

export function isChange({ code }: Failure): boolean {
  return code === 'changed-meanwhile' || code === 'wrong-state';
}

/** What the page shows after a step that was refused. */
export function refused(failure: Failure): Partial<PledgeView> {
  return { isSending: false, asking: '', refusal: toProblem(failure), changed: '' };
}

/** The step is taken, or someone was faster. */
export function after(wasTaken: boolean): Partial<PledgeView> {
  return { isSending: false, asking: '', changed: wasTaken ? '' : '刚才有变化，请看现在的样子。' };
}
