import type { Output } from '../../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import type { Problem } from '../../../text/problem';
import { loading, ready, type Screen } from '../../../text/screen';
import { toRow, type HouseholdRow } from '../../../text/household-row';

type Coverage = Output<'ledger.coverage'>;
type Household = Coverage['households'][number];

export interface CoverageView extends Screen {
  readonly heading: string;
  readonly rows: readonly HouseholdRow[];
  readonly place: Place | null;
  readonly isTurning: boolean;
  readonly unled: readonly { readonly id: string; readonly name: string; readonly note: string }[];
  readonly zones: readonly { readonly id: string; readonly name: string }[];
  readonly mayEdit: boolean;
  /** The household that is being assigned. */
  readonly about: string;
  readonly aboutName: string;
  readonly isSending: boolean;
  readonly refusal: Problem | null;
}

export const nothing: Fetched<Household> = { rows: [], next: null, page: 0 };

export const blank: CoverageView = {
  ...loading,
  heading: '',
  rows: [],
  place: null,
  isTurning: false,
  unled: [],
  zones: [],
  mayEdit: false,
  about: '',
  aboutName: '',
  isSending: false,
  refusal: null,
};

/** What belongs to the whole list. */
export function toFrame({ withoutZone, zonesWithoutTeacher, zones, mayEdit }: Coverage): Partial<CoverageView> {
  return {
    ...ready,
    heading: withoutZone === 0 ? '每一户都在一个片区里' : `${withoutZone} 户不在任何片区`,
    unled: zonesWithoutTeacher.map(({ zoneId, name, households }) => ({ id: zoneId, name, note: `${households} 户` })),
    zones: zones.map(({ zoneId, name }) => ({ id: zoneId, name })),
    mayEdit,
    about: '',
    isSending: false,
  };
}

export function toPage(fetched: Fetched<Household>, total: number): Partial<CoverageView> {
  const { rows, place } = cutFetched(fetched, total);
  return { rows: rows.map(toRow), place, isTurning: false };
}
