import type { Output } from '../../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { dayText } from '../../../text/dates';
import { giftText, pledgeTones } from '../../../text/gift';
import { pledgeStates } from '../../../text/labels';
import { loading, ready } from '../../../text/screen';
import type { DonorScreen } from '../text/stranger.model';

export type Item = Output<'donation.listMyPledges'>['pledges'][number];
export type School = Output<'donation.listMyPledges'>['schools'][number];

export interface PledgeRow {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly tag: string;
  readonly tone: string;
}

export interface PledgesView extends DonorScreen {
  readonly rows: readonly PledgeRow[];
  /** At least one school takes donations. */
  readonly mayState: boolean;
  readonly isEmpty: boolean;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Item> = { rows: [], next: null, page: 0 };

export const blank: PledgesView = {
  ...loading,
  isStranger: false,
  rows: [],
  mayState: false,
  isEmpty: false,
  place: null,
  isTurning: false,
};

export function toView(fetched: Fetched<Item>, schools: readonly School[]): Partial<PledgesView> {
  const { rows, place } = cutFetched(fetched);
  return {
    ...ready,
    rows: rows.map(({ pledgeId, gift, schoolName, at, state }) => ({
      id: pledgeId,
      heading: giftText(gift),
      note: `${schoolName}，${dayText(at)}`,
      tag: pledgeStates[state],
      tone: pledgeTones[state],
    })),
    mayState: schools.some(({ receiver }) => receiver !== null),
    isEmpty: fetched.rows.length === 0 && fetched.next === null,
    place,
    isTurning: false,
  };
}
