import type { Receiver } from '../../../../contract/donation';
import type { Output } from '../../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { dayText } from '../../../text/dates';
import { giftText, pledgeTones, receiverText } from '../../../text/gift';
import { pledgeStates } from '../../../text/labels';
import type { Problem } from '../../../text/problem';
import { loading, ready, type Screen } from '../../../text/screen';
import type { Slip } from '../../../components/code-slip/code-slip.model';

type Listed = Output<'donation.listPledges'>;
export type Item = Listed['pledges'][number];
/** What the list says besides the pledges. */
export type Arrangement = Pick<Listed, 'receiver' | 'mayConfigure' | 'mayInvite'>;

export interface PledgeRow {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly tag: string;
  readonly tone: string;
}

export interface DonationsView extends Screen {
  readonly schoolId: string;
  readonly receiver: Receiver | null;
  /** Who receives donations, or that there are none. */
  readonly standing: string;
  readonly mayConfigure: boolean;
  readonly mayInvite: boolean;
  /** The caller's to answer. */
  readonly waiting: readonly PledgeRow[];
  readonly others: readonly PledgeRow[];
  readonly isEmpty: boolean;
  readonly place: Place | null;
  readonly isTurning: boolean;
  readonly isConfiguring: boolean;
  readonly name: string;
  readonly fault: string;
  readonly isSending: boolean;
  readonly slip: Slip | null;
  readonly refusal: Problem | null;
}

export const nothing: Fetched<Item> = { rows: [], next: null, page: 0 };

export const blank: DonationsView = {
  ...loading,
  schoolId: '',
  receiver: null,
  standing: '',
  mayConfigure: false,
  mayInvite: false,
  waiting: [],
  others: [],
  isEmpty: false,
  place: null,
  isTurning: false,
  isConfiguring: false,
  name: '',
  fault: '',
  isSending: false,
  slip: null,
  refusal: null,
};

/** Who receives donations, and what the caller may do about it. */
export function ofArrangement(
  { receiver, mayConfigure, mayInvite }: Arrangement,
  { schoolId, schoolName }: { readonly schoolId: string; readonly schoolName: string },
): Partial<DonationsView> {
  const off = mayConfigure ? '没有开通。开通前要写明谁来接收。' : '没有开通。要由学校领导开通。';
  return {
    schoolId,
    receiver,
    standing: receiver === null ? off : `开通了，受赠单位：${receiverText(receiver, schoolName)}。`,
    mayConfigure,
    mayInvite: mayInvite && receiver !== null,
  };
}

export function toView(fetched: Fetched<Item>): Partial<DonationsView> {
  const { rows, place } = cutFetched(fetched);
  return {
    ...ready,
    waiting: rows.filter(({ mayDecide }) => mayDecide).map(toRow),
    others: rows.filter(({ mayDecide }) => !mayDecide).map(toRow),
    isEmpty: fetched.rows.length === 0 && fetched.next === null,
    place,
    isTurning: false,
  };
}

/** Why no code can be made yet; empty when it can. */
export function faultOf(name: string): string {
  return name === '' ? '请写捐赠人的姓名或单位。' : '';
}

function toRow({ pledgeId, donorName, anonymous, gift, at, state }: Item): PledgeRow {
  return {
    id: pledgeId,
    heading: donorName,
    note: `${giftText(gift)}，${dayText(at)}${anonymous ? '，姓名不公开' : ''}`,
    tag: pledgeStates[state],
    tone: pledgeTones[state],
  };
}
