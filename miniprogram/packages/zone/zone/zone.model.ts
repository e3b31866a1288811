import type { Output } from '../../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { loading, ready, type Screen } from '../../../text/screen';
import { toRow, type HouseholdRow } from '../../../text/household-row';

export type Zone = Output<'ledger.listMyZones'>['zones'][number];
type Household = Output<'ledger.listHouseholds'>['households'][number];

interface Chip {
  readonly key: string;
  readonly label: string;
}

export interface ZoneView extends Screen {
  /** Where a teacher has several. */
  readonly zoneChips: readonly Chip[];
  readonly zoneId: string;
  readonly heading: string;
  readonly summary: string;
  readonly villageChips: readonly Chip[];
  readonly village: string;
  readonly rows: readonly HouseholdRow[];
  readonly place: Place | null;
  readonly empty: string;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Household> = { rows: [], next: null, page: 0 };
export const every = 'all';

export const blank: ZoneView = {
  ...loading,
  zoneChips: [],
  zoneId: '',
  heading: '',
  summary: '',
  villageChips: [],
  village: every,
  rows: [],
  place: null,
  empty: '',
  isTurning: false,
};

export const noZone = '您还没有片区。请学校领导在“包抓片区”里把村分给您。';

/** The zone whose households are shown, among the caller's own. */
export function toFrame(zones: readonly Pick<Zone, 'zoneId' | 'name'>[], zone: Zone | undefined): Partial<ZoneView> {
  if (!zone) return { ...ready, heading: '', summary: '', rows: [], place: null, empty: noZone };
  const { zoneId, name, villages, households } = zone;
  const pupils = villages.reduce((sum, village) => sum + village.pupils, 0);
  const chips = villages.map((village) => ({ key: village.name, label: `${village.name} ${village.households}户` }));
  return {
    zoneChips: zones.length > 1 ? zones.map((one) => ({ key: one.zoneId, label: one.name })) : [],
    zoneId,
    heading: name,
    summary: `${villages.length} 个村，${households} 户，${pupils} 名学生`,
    villageChips: chips.length > 1 ? [{ key: every, label: '全部' }, ...chips] : [],
  };
}

export function toPage(fetched: Fetched<Household>, village: string): Partial<ZoneView> {
  const { rows, place } = cutFetched(fetched);
  const isEmpty = fetched.rows.length === 0 && fetched.next === null;
  return {
    ...ready,
    village,
    rows: rows.map(toRow),
    place,
    empty: isEmpty ? '这里还没有学生的家庭。' : '',
    isTurning: false,
  };
}
