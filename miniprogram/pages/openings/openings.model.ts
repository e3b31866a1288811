import type { Output } from '../../../contract/index';
import { cutFetched, type Fetched, type Place } from '../../components/pager/pager.model';
import { dayText, instantText } from '../../text/dates';
import { labelOf, relations, roles } from '../../text/labels';
import { purposes } from '../../text/openings';
import { loading, ready, type Screen } from '../../text/screen';

type Openings = Output<'ledger.listOpenings'>;
export type Opening = Openings['openings'][number];
export type Family = Pick<Openings, 'pupilName' | 'telephone' | 'family'>;

interface Line {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly value: string;
}

export interface OpeningsView extends Screen {
  readonly name: string;
  readonly days: readonly { readonly key: string; readonly heading: string; readonly lines: readonly Line[] }[];
  readonly empty: string;
  /** Who else is bound. */
  readonly family: string;
  readonly telephone: string;
  readonly place: Place | null;
  readonly isTurning: boolean;
}

export const blank: OpeningsView = {
  ...loading,
  name: '',
  days: [],
  empty: '',
  family: '',
  telephone: '',
  place: null,
  isTurning: false,
};

/** Before the server has spoken. */
export const nobody: Family = { pupilName: '', telephone: '', family: [] };

export const nothing: Fetched<Opening> = { rows: [], next: null, page: 0 };

export function toView(fetched: Fetched<Opening>, { pupilName, telephone, family }: Family): Partial<OpeningsView> {
  const { rows, place } = cutFetched(fetched);
  const days = [...new Set(rows.map(({ on }) => on))];
  return {
    ...ready,
    name: pupilName,
    days: days.map((day) => ({
      key: day,
      heading: dayText(day),
      lines: rows.filter(({ on }) => on === day).map(toLine),
    })),
    empty: rows.length === 0 ? '还没有老师打开过这个孩子的信息。' : '',
    family: `家里绑定了这个孩子的：${family.map((one) => relations[one]).join('、')}`,
    telephone,
    place,
    isTurning: false,
  };
}

/** 班主任 王老师, 核实困难情况, 2 次 */
function toLine({ openingId, at, count, by, office, purpose, note }: Opening): Line {
  const why = note ?? labelOf(purposes, purpose);
  return {
    key: openingId,
    heading: `${labelOf(roles, office)} ${by}`,
    note: `${why}，${timeText(at)}`,
    value: count > 1 ? `${count} 次` : '',
  };
}

/** 上午9:10: the day stands above. */
function timeText(at: string): string {
  return instantText(at).replace(dayText(at), '');
}
