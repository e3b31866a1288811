import type { Output } from '../../../contract/index';
import type { Answer } from '../../services/answer';
import { namesText } from '../../text/names';
import { dayText, dueText, termText } from '../../text/dates';
import { programmes } from '../../text/labels';
import { failed, loading, ready, type Screen } from '../../text/screen';
import { toOffices, type Office } from './staff.model';
import { toWork, type Entry } from './work.model';

type Home = Output<'home.open'>;

export interface Payment {
  readonly id: string;
  readonly pupil: string;
  readonly fen: number;
  readonly note: string;
}

export interface Notice {
  readonly id: string;
  readonly heading: string;
  readonly note: string;
  readonly tag: string;
  readonly tone: 'warning' | 'primary';
}

export interface HomeView extends Screen {
  readonly isStranger: boolean;
  /** A former colleague, to whom nothing is left here: whom to ask. */
  readonly former: { readonly heading: string; readonly telephone: string } | null;
  readonly isGuardian: boolean;
  readonly payments: readonly Payment[];
  readonly notices: readonly Notice[];
  /** Said when nothing waits for the family. */
  readonly calm: string;
  /** How many answers are still on the phone. */
  readonly kept: string;
  readonly isStaff: boolean;
  /** Invited by a school to give: the own pledges are one tap away. */
  readonly isDonor: boolean;
  readonly work: readonly Entry[];
  /** Said where no work is shown. */
  readonly workNote: string;
  readonly offices: readonly Office[];
}

/** What the phone knows and the server does not yet: answers that wait for the network. */
export interface Kept {
  readonly acknowledged: readonly string[];
  readonly read: readonly string[];
  readonly answered: readonly string[];
}

export const blank: HomeView = {
  ...loading,
  isStranger: false,
  former: null,
  isGuardian: false,
  payments: [],
  notices: [],
  calm: '',
  kept: '',
  isStaff: false,
  isDonor: false,
  work: [],
  workNote: '正在看今天有什么事……',
  offices: [],
};

export function toView(answer: Answer<'home.open'>, shown: Screen, kept: Kept, now: Date): Partial<HomeView> {
  if (!answer.ok) return failed(answer, shown);
  const { children, appointments, former } = answer.data;
  const posts = appointments.filter(({ role }) => role !== 'donor');
  const payments = toPayments(answer.data, kept);
  const notices = toNotices(answer.data, kept, now);
  const keptCount = kept.acknowledged.length + kept.answered.length;
  return {
    ...ready,
    isStranger: children.length === 0 && appointments.length === 0,
    former: former && { heading: `您在${former.schoolName}的任职已经结束`, telephone: former.telephone },
    isGuardian: children.length > 0,
    payments,
    notices,
    calm: children.length > 0 && payments.length + notices.length === 0 ? '今天没有要办的事' : '',
    kept: keptCount > 0 ? `您办的 ${keptCount} 件事已经记下，有网时自动送出` : '',
    isStaff: posts.length > 0,
    isDonor: posts.length < appointments.length,
    offices: toOffices(posts),
  };
}

/** Work that is shown already stays when the network is lost. */
export function toWorkView(
  answer: Answer<'home.listWork'>,
  { work }: Pick<HomeView, 'work'>,
  now: Date,
): Pick<HomeView, 'work' | 'workNote'> {
  if (!answer.ok) return { work, workNote: '现在看不到今天要做的事，有网时往下拉一拉。' };
  return { work: answer.data.work.map((one) => toWork(one, now)), workNote: '都办完了。' };
}

function toPayments({ disbursements }: Home, { answered }: Kept): Payment[] {
  return disbursements
    .filter(({ disbursementId }) => !answered.includes(disbursementId))
    .sort((a, b) => b.amountFen - a.amountFen)
    .map((one) => ({
      id: one.disbursementId,
      pupil: one.pupilName,
      fen: one.amountFen,
      note: `${termText(one.term)} ${programmes[one.programme]}，${dayText(one.paidOn)}转到卡上`,
    }));
}

function toNotices({ notices }: Home, kept: Kept, now: Date): Notice[] {
  return notices
    .filter(({ noticeId, mustAcknowledge }) => !(mustAcknowledge ? kept.acknowledged : kept.read).includes(noticeId))
    .sort((a, b) => Number(b.mustAcknowledge) - Number(a.mustAcknowledge))
    .map((one) => ({
      id: one.noticeId,
      heading: one.title,
      note: `${namesText(one.pupilNames)}，${one.dueOn === null ? dayText(one.publishAt) : dueText(one.dueOn, now)}`,
      tag: one.mustAcknowledge ? '要签收' : '没看',
      tone: one.mustAcknowledge ? 'warning' : 'primary',
    }));
}
