import type { Output } from '../../../contract/index';
import { sinceText } from '../../text/dates';
import { gap } from '../../text/gap';

type Work = Output<'home.listWork'>['work'][number];

/** Something that can be opened. */
export interface Entry {
  readonly text: string;
  readonly note: string;
  readonly icon: string;
  readonly url: string;
}

/** One line of today's work. */
export function toWork(one: Work, now: Date): Entry {
  const { text, icon, url } = workKinds[one.kind];
  const since = sinceText(one.since, now);
  if (one.kind === 'stranger-guesses')
    return {
      text: `今天有${gap}${one.count}${gap}人，${text}`,
      note: `不是学校认识的人，${since}`,
      icon,
      url: url('', ''),
    };
  if (one.kind === 'cover-households')
    return { text: `${one.count}${gap}户${text}`, note: one.title, icon, url: url(one.id, '') };
  const count = one.count > 1 && one.kind !== 'staff-guesses' ? `，${one.count}${gap}件` : '';
  const note = `${one.title}${one.kind === 'guardian-guesses' ? '的家长' : ''}${count}，${since}`;
  return { text, note, icon, url: url(encodeURIComponent(one.id), encodeURIComponent(one.schoolId ?? '')) };
}

const workKinds: Record<Work['kind'], { text: string; icon: string; url: (id: string, schoolId: string) => string }> = {
  'review-notice': {
    text: '审核通知',
    icon: '/images/notice.svg',
    url: (id) => `/packages/staff/notice-detail/notice-detail?noticeId=${id}`,
  },
  'finish-notice': {
    text: '写完通知，送审',
    icon: '/images/write.svg',
    url: (id) => `/packages/staff/notice-detail/notice-detail?noticeId=${id}`,
  },
  'mend-notice': {
    text: '通知被退回，请修改',
    icon: '/images/write.svg',
    url: (id) => `/packages/staff/notice-detail/notice-detail?noticeId=${id}`,
  },
  'audit-batch': {
    text: '审核发放批次',
    icon: '/images/money.svg',
    url: (id) => `/packages/finance/batch/batch?batchId=${id}`,
  },
  'approve-batch': {
    text: '批准发放批次',
    icon: '/images/money.svg',
    url: (id) => `/packages/finance/batch/batch?batchId=${id}`,
  },
  'record-bank-result': {
    text: '录入银行结果',
    icon: '/images/money.svg',
    url: (id) => `/packages/finance/batch/batch?batchId=${id}`,
  },
  'answer-dispute': {
    text: '给家长回电话',
    icon: '/images/call.svg',
    url: (id) => `/packages/finance/batch-lines/batch-lines?batchId=${id}&show=ticket`,
  },
  'verify-change': {
    text: '核实困难变更',
    icon: '/images/need.svg',
    url: (id) => `/packages/staff/needs/needs?pupilId=${id}`,
  },
  'apply-change': {
    text: '批准困难变更',
    icon: '/images/need.svg',
    url: (id) => `/packages/staff/needs/needs?pupilId=${id}`,
  },
  'record-basis': {
    text: '登记监护依据',
    icon: '/images/family-plain.svg',
    url: (id, schoolId) => `/packages/staff/class/class?classId=${id}&schoolId=${schoolId}&show=basis`,
  },
  'staff-guesses': {
    text: '有同事试错一次性码超过十次',
    icon: '/images/call.svg',
    url: (_id, schoolId) => `/packages/staff/people/people?schoolId=${schoolId}`,
  },
  'guardian-guesses': {
    text: '有家长试错一次性码超过十次',
    icon: '/images/call.svg',
    url: (id, schoolId) => `/packages/staff/child/child?pupilId=${id}&schoolId=${schoolId}`,
  },
  'stranger-guesses': {
    text: '试错一次性码超过十次',
    icon: '/images/call.svg',
    url: () => '/packages/staff/people/people',
  },
  'verify-correction': {
    text: '核对家长提的更正',
    icon: '/images/write.svg',
    url: (id) => `/packages/staff/correction/correction?pupilId=${id}`,
  },
  'apply-correction': {
    text: '办理家长提的更正',
    icon: '/images/write.svg',
    url: (id) => `/packages/staff/correction/correction?pupilId=${id}`,
  },
  'agree-roll-over': {
    text: '看升级方案，同意升级',
    icon: '/images/need.svg',
    url: (id) => `/packages/office/rollover/rollover?schoolId=${id}`,
  },
  'cover-households': {
    text: '没有包抓老师',
    icon: '/images/people.svg',
    url: (id) => `/packages/zone/zones/zones?schoolId=${encodeURIComponent(id)}`,
  },
  'accept-pledge': {
    text: '答复捐赠意向',
    icon: '/images/gift.svg',
    url: (id) => `/packages/staff/pledge/pledge?pledgeId=${id}`,
  },
};
