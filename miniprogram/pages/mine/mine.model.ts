import type { Output } from '../../../contract/index';
import { cut, type Place } from '../../components/pager/pager.model';
import type { Answer } from '../../services/answer';
import type { Waiting } from '../../services/offline-queue';
import { actionTexts } from '../../text/actions';
import { relations, roles } from '../../text/labels';
import { failed, loading, ready, type Screen } from '../../text/screen';

type Me = Output<'identity.me'>;
export type Children = Me['children'];
type Appointment = Me['appointments'][number];

const childrenShown = 10;

export interface Line {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly value: string;
}

export interface MineView extends Screen {
  readonly name: string;
  readonly children: readonly Line[];
  readonly place: Place | null;
  readonly appointments: readonly Line[];
  /** Answers that are still on the phone; empty when none are. */
  readonly kept: string;
}

export const blank: MineView = {
  ...loading,
  name: '',
  children: [],
  appointments: [],
  kept: '',
  place: null,
};

export function toView(
  answer: Answer<'identity.me'>,
  shown: Screen,
  kept: readonly Pick<Waiting, 'name'>[],
  page = 0,
): Partial<MineView> {
  if (!answer.ok) return failed(answer, shown);
  const { name, children, appointments } = answer.data;
  return {
    ...ready,
    name: name ?? (children.length > 0 ? '' : '您还没有绑定孩子，也没有加入学校'),
    ...toChildren(children, page),
    appointments: appointments.map(toLine),
    kept: keptText(kept),
  };
}

/** Ten at a time: a home may have thirty. */
export function toChildren(children: Children, page: number): Pick<MineView, 'children' | 'place'> {
  const { rows, place } = cut(children, page, childrenShown);
  return {
    place,
    children: rows.map((child) => ({
      key: child.pupilId,
      heading: child.name,
      note: `${child.schoolName} ${child.className}`,
      value: relations[child.relation],
    })),
  };
}

/** 签收通知、回答到账：等网络，有网时自动送出. */
function keptText(kept: readonly Pick<Waiting, 'name'>[]): string {
  const names = [...new Set(kept.map(({ name }) => actionTexts[name]))];
  return names.length > 0 ? `${names.join('、')}：等网络，有网时自动送出` : '';
}

function toLine({ role, schoolId, schoolName, classId, className }: Appointment): Line {
  return {
    key: `${role} ${schoolId ?? ''} ${classId ?? ''}`,
    heading: roles[role],
    note: schoolName ?? '',
    value: className ?? '',
  };
}
