import type { Output } from '../../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { changeStates, labelOf, needCategories } from '../../../text/labels';
import { loading, ready, type Screen } from '../../../text/screen';

export type Item = Output<'ledger.listNeeds'>['pupils'][number];
export type Which = 'current' | 'open';

export interface ListRow {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly tag: string;
}

export interface ListView extends Screen {
  readonly chips: readonly { readonly key: Which; readonly label: string }[];
  readonly which: Which;
  readonly rows: readonly ListRow[];
  readonly empty: string;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Item> = { rows: [], next: null, page: 0 };

export const blank: ListView = {
  ...loading,
  chips: [
    { key: 'current', label: '现有的' },
    { key: 'open', label: '等办的' },
  ],
  which: 'current',
  rows: [],
  empty: '',
  place: null,
  isTurning: false,
};

export function toView(fetched: Fetched<Item>, which: Which): Partial<ListView> {
  const { rows, place } = cutFetched(fetched);
  const isEmpty = fetched.rows.length === 0 && fetched.next === null;
  return {
    ...ready,
    which,
    rows: rows.map((item) => toRow(item, which)),
    empty: !isEmpty
      ? ''
      : which === 'open'
        ? '没有等办的变更。从班级名单里点学生的名字，就能提出。'
        : '还没有学生有困难类别。从班级名单里点学生的名字，就能提出。',
    place,
    isTurning: false,
  };
}

function toRow({ pupilId, name, className, categories, waiting }: Item, which: Which): ListRow {
  const isOpen = which === 'open';
  const held = isOpen ? [] : categories.map((category) => labelOf(needCategories, category));
  return {
    id: pupilId,
    heading: name,
    note: [className, ...held].join('，'),
    tag: isOpen ? waiting.map((state) => labelOf(changeStates, state)).join('，') : '',
  };
}
