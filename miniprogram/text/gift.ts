import type { Gift, PledgeState, Receiver } from '../../contract/donation';
import { dateText } from './dates';
import { giftKinds } from './labels';
import { yuanText } from './money';

/** What is pledged, in one line: 10,000.00 元，分 4 次. */
export function giftText(gift: Gift): string {
  if (gift.kind !== 'money') return `${giftKinds[gift.kind]}：${gift.what}`;
  return `${yuanText(gift.totalFen)}，${timesText(gift.instalments)}`;
}

/** The gift as a page about it shows it: money in figures of its own, and the rest in words. */
export function giftParts(gift: Gift): { fen: number; gift: string } {
  return gift.kind === 'money'
    ? { fen: gift.totalFen, gift: timesText(gift.instalments) }
    : { fen: 0, gift: giftText(gift) };
}

function timesText({ length }: { readonly length: number }): string {
  return length === 1 ? '一次给' : `分 ${length} 次给`;
}

/** The colour of a state: who has to act, what is settled. */
export const pledgeTones: Record<PledgeState, string> = {
  stated: 'warning',
  accepted: 'success',
  declined: '',
  cancelled: '',
};

export interface InstalmentLine {
  readonly key: string;
  readonly heading: string;
  readonly value: string;
}

/** When how much of the money comes; nothing for other gifts. */
export function instalmentLines(gift: Gift): InstalmentLine[] {
  if (gift.kind !== 'money') return [];
  const many = gift.instalments.length > 1;
  return gift.instalments.map(({ dueOn, amountFen }, at) => ({
    key: dueOn,
    heading: `${many ? `第 ${at + 1} 次，` : ''}${dateText(dueOn)}`,
    value: yuanText(amountFen),
  }));
}

/** Who receives it. */
export function receiverText(receiver: Receiver, schoolName: string): string {
  return receiver.kind === 'school' ? schoolName : receiver.name;
}
