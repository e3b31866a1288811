import type { Output } from '../../../../contract/index';
import { cut, type Place } from '../../../components/pager/pager.model';
import type { Answer } from '../../../services/answer';
import { labelOf, relations } from '../../../text/labels';
import type { Problem } from '../../../text/problem';
import { failed, loading, ready, type Screen } from '../../../text/screen';
import type { Slip } from '../../../components/code-slip/code-slip.model';

export type Pupil = Output<'ledger.listPupils'>['pupils'][number];

/** What part of the class is shown. */
export interface Choice {
  readonly show: string;
  /** Part of a name. */
  readonly search: string;
  readonly page: number;
}

export interface PupilRow {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly guardians: string;
  readonly isBound: boolean;
  readonly lacksBasis: boolean;
}

export interface ClassView extends Screen {
  readonly heading: string;
  readonly summary: string;
  readonly chips: readonly { readonly key: string; readonly label: string }[];
  readonly choice: Choice;
  readonly rows: readonly PupilRow[];
  readonly place: Place | null;
  /** Said instead of rows. */
  readonly empty: string;
  /** The caller is the class teacher and may make codes. */
  readonly mayBind: boolean;
  /** The caller may see who is bound, and end it. */
  readonly maySee: boolean;
  /** The pupil for whom a code is being made. */
  readonly issuing: string;
  readonly slip: Slip | null;
  readonly refusal: Problem | null;
}

export const everyone: Choice = { show: 'all', search: '', page: 0 };

export const blank: ClassView = {
  ...loading,
  heading: '',
  summary: '',
  chips: [],
  choice: everyone,
  rows: [],
  place: null,
  empty: '',
  mayBind: false,
  maySee: false,
  issuing: '',
  slip: null,
  refusal: null,
};

export function toView(answer: Answer<'ledger.listPupils'>, shown: Screen, choice: Choice): Partial<ClassView> {
  if (!answer.ok) return failed(answer, shown);
  const { className, pupils } = answer.data;
  const unbound = pupils.filter(({ guardians }) => guardians.length === 0).length;
  const lacking = pupils.filter(({ lacksBasis }) => lacksBasis).length;
  return {
    ...ready,
    heading: className,
    summary: `${pupils.length} 名学生，${pupils.length - unbound} 名有家长绑定了微信`,
    chips: [
      { key: 'all', label: `全部 ${pupils.length}` },
      { key: 'unbound', label: `没有绑定 ${unbound}` },
      ...(lacking > 0 || choice.show === 'basis' ? [{ key: 'basis', label: `缺监护依据 ${lacking}` }] : []),
    ],
    ...toList(pupils, choice),
  };
}

/** Those without a guardian come first: they need the teacher. */
export function toList(
  pupils: readonly Pupil[],
  choice: Choice,
): Pick<ClassView, 'choice' | 'rows' | 'place' | 'empty'> {
  const shows = ({ guardians, lacksBasis }: Pupil) =>
    choice.show === 'all' || (choice.show === 'basis' ? lacksBasis : guardians.length === 0);
  const isWanted = (pupil: Pupil) => shows(pupil) && pupil.name.includes(choice.search.trim());
  const wanted = pupils
    .filter(isWanted)
    .sort((a, b) => Number(a.guardians.length > 0) - Number(b.guardians.length > 0));
  const { rows, place } = cut(wanted, choice.page);
  return { choice, rows: rows.map(toRow), place, empty: wanted.length > 0 ? '' : emptyText(pupils, choice) };
}

function toRow({ pupilId, name, village, boarder, guardians, lacksBasis }: Pupil): PupilRow {
  return {
    id: pupilId,
    name,
    note: `${boarder ? '住校' : '走读'}，${village}`,
    guardians:
      guardians.length > 0 ? `已绑定：${guardians.map((one) => labelOf(relations, one)).join('、')}` : '没有家长绑定',
    isBound: guardians.length > 0,
    lacksBasis,
  };
}

function emptyText(pupils: readonly Pupil[], { search, show }: Choice): string {
  if (pupils.length === 0) return '这个班还没有学生。请教导处导入名册。';
  if (search.trim() !== '') return '没有找到这个名字。';
  return show === 'basis' ? '监护依据都登记了。' : '每个孩子都有家长绑定了。';
}
