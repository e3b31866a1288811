import type { Output } from '../../../../contract/index';
import { departures, type Departure } from '../../../../contract/departure';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { dateText } from '../../../text/dates';
import { labelOf } from '../../../text/labels';
import { standings } from '../../../text/standings';
import { loading, ready, type Screen } from '../../../text/screen';

export type Gone = Output<'ledger.listDeparted'>['pupils'][number];
export type Which = Departure | 'all';

export interface DepartedView extends Screen {
  readonly chips: readonly { readonly key: Which; readonly label: string }[];
  readonly which: Which;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly note: string }[];
  readonly empty: string;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Gone> = { rows: [], next: null, page: 0 };

export const blank: DepartedView = {
  ...loading,
  chips: [{ key: 'all', label: '全部' }, ...departures.map((key) => ({ key, label: standings[key] }))],
  which: 'all',
  rows: [],
  empty: '',
  place: null,
  isTurning: false,
};

export function toView(fetched: Fetched<Gone>): Partial<DepartedView> {
  const { rows, place } = cutFetched(fetched);
  return {
    ...ready,
    rows: rows.map(({ pupilId, name, className, departure, on }) => ({
      id: pupilId,
      name,
      note: `${className}，${dateText(on)}起${labelOf(standings, departure)}`,
    })),
    empty: fetched.rows.length === 0 && fetched.next === null ? '没有这样的学生。学生不在校了，在学生页上记下来。' : '',
    place,
    isTurning: false,
  };
}
