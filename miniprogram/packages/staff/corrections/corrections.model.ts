import type { Output } from '../../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { pupilFields } from '../../../text/changes';
import { correctionStates, labelOf } from '../../../text/labels';
import { loading, ready, type Screen } from '../../../text/screen';

export type Item = Output<'ledger.listCorrections'>['pupils'][number];

export interface ListRow {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly value: string;
}

export interface ListView extends Screen {
  readonly rows: readonly ListRow[];
  readonly empty: string;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const nothing: Fetched<Item> = { rows: [], next: null, page: 0 };

export const blank: ListView = { ...loading, rows: [], empty: '', place: null, isTurning: false };

export function toView(fetched: Fetched<Item>): Partial<ListView> {
  const { rows, place } = cutFetched(fetched);
  return {
    ...ready,
    rows: rows.map(toRow),
    empty: fetched.rows.length === 0 ? '没有等办的更正。家长在“我家的信息”里能提。' : '',
    place,
    isTurning: false,
  };
}

function toRow({ pupilId, name, className, fields, waiting }: Item): ListRow {
  return {
    id: pupilId,
    heading: name,
    note: [className, ...waiting.map((state) => labelOf(correctionStates, state))].join('，'),
    value: fields.map((field) => pupilFields[field]).join('、'),
  };
}
