import type { Output } from '../../../../contract/index';
import { dateText, instantText } from '../../../text/dates';
import { standings as standingTexts } from '../../../text/standings';

type Entry = Output<'ledger.getPupil'>;

export interface StandingView {
  readonly isGone: boolean;
  /** 已转学，2026年11月20日起 */
  readonly heading: string;
  /** What was written down, the newest first. */
  readonly lines: readonly { readonly key: string; readonly text: string; readonly note: string }[];
  readonly mayRecord: boolean;
  readonly mayTakeBack: boolean;
}

export const enrolled: StandingView = { isGone: false, heading: '', lines: [], mayRecord: false, mayTakeBack: false };

export function toStanding({
  standings,
  mayRecordStanding,
}: Pick<Entry, 'standings' | 'mayRecordStanding'>): StandingView {
  const [last] = standings;
  const standing = last?.standing ?? 'enrolled';
  const isGone = standing !== 'enrolled';
  return {
    isGone,
    heading: last && isGone ? `${standingTexts[standing]}，${dateText(last.on)}起` : '',
    lines: standings.map((one) => ({
      key: one.at,
      text: `${dateText(one.on)}起${standingTexts[one.standing]}${one.reason === null ? '' : `：${one.reason}`}`,
      note: `${instantText(one.at)}，${one.by}`,
    })),
    mayRecord: mayRecordStanding && !isGone,
    mayTakeBack: mayRecordStanding && isGone && standing !== 'graduated',
  };
}
