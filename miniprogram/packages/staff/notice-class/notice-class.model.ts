import type { Output } from '../../../../contract/index';
import { cut, type Place } from '../../../components/pager/pager.model';
import type { Answer } from '../../../services/answer';
import { instantText } from '../../../text/dates';
import { relations } from '../../../text/labels';
import { failed, loading, ready, type Screen } from '../../../text/screen';

export type Pupil = Output<'notice.progressOfClass'>['pupils'][number];
type Status = Pupil['status'];

export interface PupilRow {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly tone: string;
  readonly note: string;
}

export interface ClassView extends Screen {
  readonly heading: string;
  readonly chips: readonly { readonly key: string; readonly label: string }[];
  readonly show: string;
  readonly page: number;
  readonly rows: readonly PupilRow[];
  readonly place: Place | null;
  readonly empty: string;
}

/** Those who need somebody to act come first. */
const order: readonly Status[] = ['unread', 'read', 'no-guardian', 'acknowledged'];

const statuses: Record<Status, { text: string; tone: string }> = {
  unread: { text: '还没看', tone: 'tag-warning' },
  read: { text: '看过了', tone: 'tag-primary' },
  'no-guardian': { text: '没有家长绑定', tone: 'tag-warning' },
  acknowledged: { text: '签收了', tone: 'tag-success' },
};

const reminders: Record<NonNullable<Pupil['reminder']>, string> = {
  queued: '提醒正在送',
  sent: '提醒送到了微信',
  refused: '家长没有允许微信消息，提醒送不到，请打电话',
  failed: '提醒没有送成，请打电话',
};

export const blank: ClassView = {
  ...loading,
  heading: '',
  chips: [],
  show: 'all',
  page: 0,
  rows: [],
  place: null,
  empty: '',
};

export function toView(answer: Answer<'notice.progressOfClass'>, shown: ClassView): Partial<ClassView> {
  if (!answer.ok) return failed(answer, shown);
  const { className, pupils } = answer.data;
  const present = order.filter((status) => pupils.some((pupil) => pupil.status === status));
  return {
    ...ready,
    heading: className,
    chips: [
      { key: 'all', label: `全部 ${pupils.length}` },
      ...present.map((status) => ({ key: status, label: `${statuses[status].text} ${countOf(pupils, status)}` })),
    ],
    ...toList(pupils, shown.show, shown.page),
  };
}

export function toList(
  pupils: readonly Pupil[],
  show: string,
  page: number,
): Pick<ClassView, 'show' | 'page' | 'rows' | 'place' | 'empty'> {
  const wanted = pupils
    .filter(({ status }) => show === 'all' || status === show)
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const { rows, place } = cut(wanted, page);
  return { show, page, rows: rows.map(toRow), place, empty: wanted.length > 0 ? '' : '这里没有学生。' };
}

function toRow({ pupilId, name, status, by, at, reminder }: Pupil): PupilRow {
  const who = by === null || at === null ? [] : [`${relations[by]}，${instantText(at)}`];
  const fate = reminder === null || status === 'acknowledged' ? [] : [reminders[reminder]];
  const advice = status === 'no-guardian' ? ['请打电话，或者见面时给家长一个绑定码'] : [];
  return {
    id: pupilId,
    name,
    status: statuses[status].text,
    tone: statuses[status].tone,
    note: [...who, ...fate, ...advice].join('。'),
  };
}

function countOf(pupils: readonly Pupil[], status: Status): number {
  return pupils.filter((pupil) => pupil.status === status).length;
}
