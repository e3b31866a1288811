import type { Output } from '../../../contract/index';
import type { Answer } from '../../services/answer';
import type { Waiting } from '../../services/offline-queue';
import { actionTexts } from '../../text/actions';
import { relations, roles } from '../../text/labels';
import type { Problem } from '../../text/problem';
import { failed, loading, ready, type Screen } from '../../text/screen';

type Appointment = Output<'identity.me'>['appointments'][number];

export interface Line {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly value: string;
}

export interface MineView extends Screen {
  readonly name: string;
  readonly children: readonly Line[];
  readonly appointments: readonly Line[];
  /** Answers that are still on the phone; empty when none are. */
  readonly kept: string;
  readonly isEnding: boolean;
  /** Why the binding did not end. */
  readonly refusal: Problem | null;
}

export const blank: MineView = {
  ...loading,
  name: '',
  children: [],
  appointments: [],
  kept: '',
  isEnding: false,
  refusal: null,
};

export function toView(
  answer: Answer<'identity.me'>,
  shown: Screen,
  kept: readonly Pick<Waiting, 'name'>[],
): Partial<MineView> {
  if (!answer.ok) return failed(answer, shown);
  const { name, children, appointments } = answer.data;
  return {
    ...ready,
    name: name ?? (children.length > 0 ? '' : '您还没有绑定孩子，也没有加入学校'),
    children: children.map((child) => ({
      key: child.pupilId,
      heading: child.name,
      note: `${child.schoolName} ${child.className}`,
      value: relations[child.relation],
    })),
    appointments: appointments.map(toLine),
    kept: keptText(kept),
  };
}

/** What is asked before a binding ends. */
export function endingOf({ heading }: Pick<Line, 'heading'>) {
  return {
    title: `不再绑定${heading}？`,
    content: '您会看不到这个孩子的通知和补助。以后想再绑定，要找班主任拿新的码。',
    confirmText: '结束绑定',
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
