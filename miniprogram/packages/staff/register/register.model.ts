import type { Input, Output } from '../../../../contract/index';
import { appended, cutFetched, type Fetched, type Place } from '../../../components/pager/pager.model';
import { loading, ready, type Screen } from '../../../text/screen';

type Found = Output<'ledger.searchPupils'>;
export type Pupil = Found['pupils'][number];

/** What part of the register is asked for. */
export interface Choice {
  readonly search: string;
  readonly show: string;
  readonly classId: string;
}

export interface RegisterRow {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly mark: string;
}

export interface RegisterView extends Screen {
  readonly chips: readonly { readonly key: string; readonly label: string }[];
  readonly choice: Choice;
  readonly classNames: readonly string[];
  readonly className: string;
  readonly rows: readonly RegisterRow[];
  readonly place: Place | null;
  readonly empty: string;
  readonly busy: boolean;
}

export const everyone: Choice = { search: '', show: 'all', classId: '' };
export const nobody: Fetched<Pupil> = { rows: [], next: null, page: 0 };
const everyClass = '全部班级';

export const blank: RegisterView = {
  ...loading,
  chips: [
    { key: 'all', label: '全部' },
    { key: 'boarder', label: '住校' },
    { key: 'day', label: '走读' },
  ],
  choice: everyone,
  classNames: [everyClass],
  className: everyClass,
  rows: [],
  place: null,
  empty: '',
  busy: false,
};

export function toInput(schoolId: string, { search, show, classId }: Choice): Input<'ledger.searchPupils'> {
  const typed = search.trim();
  return {
    schoolId,
    ...(typed === '' ? {} : { search: typed }),
    ...(show === 'all' ? {} : { boarder: show === 'boarder' }),
    ...(classId === '' ? {} : { classId }),
  };
}

export function withMore(fetched: Fetched<Pupil>, { pupils, next }: Found): Fetched<Pupil> {
  return appended(fetched, pupils, next);
}

export function toView(fetched: Fetched<Pupil>, choice: Choice): Partial<RegisterView> {
  const { rows, place } = cutFetched(fetched);
  const isAll = choice.search.trim() === '' && choice.show === 'all' && choice.classId === '';
  const none = isAll
    ? '台账里还没有学生。请教导处导入名册。'
    : '没有找到。可以打名字的头几个字，或者拼音首字母，例如 zxm。';
  return { ...ready, choice, rows: rows.map(toRow), place, empty: rows.length > 0 ? '' : none, busy: false };
}

/** The classes to choose among, after the choice of all, and the one that is chosen. */
export function toClasses(
  classes: readonly { readonly classId: string; readonly name: string }[],
  chosen: string,
): Pick<RegisterView, 'classNames' | 'className'> {
  const className = classes.find(({ classId }) => classId === chosen)?.name ?? everyClass;
  return { classNames: [everyClass, ...classes.map(({ name }) => name)], className };
}

function toRow({ pupilId, name, className, village, boarder, withoutId }: Pupil): RegisterRow {
  return {
    id: pupilId,
    name,
    note: `${className}，${boarder ? '住校' : '走读'}，${village}`,
    mark: withoutId ? '还没有身份证号' : '',
  };
}
