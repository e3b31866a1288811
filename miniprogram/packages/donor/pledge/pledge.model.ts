import type { Output } from '../../../../contract/index';
import type { PledgeEvent } from '../../../../contract/donation';
import type { Answer, Failure } from '../../../services/answer';
import { instantText } from '../../../text/dates';
import { giftParts, instalmentLines, pledgeTones, receiverText, type InstalmentLine } from '../../../text/gift';
import { pledgeStates } from '../../../text/labels';
import { toProblem, type Problem } from '../../../text/problem';
import { loading, ready, type Screen } from '../../../text/screen';
import { failedForDonor, type DonorScreen } from '../text/stranger.model';

export type Pledge = Output<'donation.getMyPledge'>;

export interface PledgeView extends DonorScreen {
  /** Of money; 0 for other gifts. */
  readonly fen: number;
  readonly gift: string;
  readonly state: string;
  readonly tone: string;
  /** How it stands, and what comes next. */
  readonly standing: string;
  readonly instalments: readonly InstalmentLine[];
  readonly facts: readonly { readonly key: string; readonly heading: string; readonly value: string }[];
  readonly note: string;
  readonly history: readonly { readonly key: number; readonly text: string; readonly note: string }[];
  readonly mayCancel: boolean;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const blank: PledgeView = {
  ...loading,
  isStranger: false,
  fen: 0,
  gift: '',
  state: '',
  tone: '',
  standing: '',
  instalments: [],
  facts: [],
  note: '',
  history: [],
  mayCancel: false,
  isSending: false,
  refusal: null,
};

const events: Record<PledgeEvent, string> = {
  state: '您写下意向',
  accept: '学校接受',
  decline: '学校谢绝',
  cancel: '您撤回意向',
};

export function toView(answer: Answer<'donation.getMyPledge'>, shown: Screen): Partial<PledgeView> {
  if (!answer.ok) return failedForDonor(answer, shown);
  const { gift, state, schoolName, receiver, note, anonymous, mayCancel, history } = answer.data;
  return {
    ...ready,
    ...giftParts(gift),
    state: pledgeStates[state],
    tone: pledgeTones[state],
    standing: standingOf(answer.data),
    instalments: instalmentLines(gift),
    facts: [
      { key: 'receiver', heading: '受赠单位', value: receiverText(receiver, schoolName) },
      { key: 'name', heading: '您的姓名', value: anonymous ? '不公开' : '可以公开' },
    ],
    note: note ?? '',
    history: [...history].reverse().map(({ action, at, reason }, key) => ({
      key,
      text: events[action],
      note: `${instantText(at)}${reason === null ? '' : `，原因：${reason}`}`,
    })),
    mayCancel,
    isSending: false,
  };
}

/** What the school says to the donor. */
export function standingOf({ state, schoolName, receiver, gift, history }: Pledge): string {
  const to = receiverText(receiver, schoolName);
  if (state === 'stated') return `${schoolName}政教处看过后，答复您。现在不用付钱。`;
  if (state === 'cancelled') return '您撤回了，不用再做什么。';
  if (state === 'declined') return `学校谢谢您的心意。${history[history.length - 1]?.reason ?? ''}`;
  return gift.kind === 'money'
    ? `学校接受了，谢谢您。钱请按捐赠协议交到${to}的账户，不经过这里。`
    : '学校接受了，谢谢您。学校会和您约时间。';
}

/** Asked once before it is taken back. */
export const cancelling = {
  title: '撤回这条意向？',
  content: '撤回以后不能恢复，想捐可以再写一条。',
  confirmText: '撤回',
} as const;

export function isChange({ code }: Failure): boolean {
  return code === 'changed-meanwhile' || code === 'wrong-state';
}

/** What the page shows after a step that was refused. */
export function refused(failure: Failure): Partial<PledgeView> {
  return { isSending: false, refusal: toProblem(failure) };
}
