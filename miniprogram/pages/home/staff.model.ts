import type { Output } from '../../../contract/index';
import { schoolRoles, type Role, type SchoolRole } from '../../../contract/roles';
import { roles } from '../../text/labels';
import { noticeWriters, payers } from '../../text/offices';
import type { Entry } from './work.model';

type Appointment = Output<'home.open'>['appointments'][number];

export interface Office {
  readonly key: string;
  readonly heading: string;
  readonly note: string;
  readonly entries: readonly Entry[];
}

/** The doors of each school, or of the county, in which a role is held. */
export function toOffices(appointments: readonly Appointment[]): Office[] {
  const scopes = [...new Set(appointments.map(({ schoolId }) => schoolId))];
  return scopes.map((schoolId) => {
    const held = appointments.filter((one) => one.schoolId === schoolId);
    return {
      key: schoolId ?? 'county',
      heading: held[0]?.schoolName ?? roles.bureau,
      note: schoolId === null ? '' : [...new Set(held.map(({ role }) => roles[role]))].join('、'),
      entries: schoolId === null ? countyEntries : schoolEntries(schoolId, held),
    };
  });
}

const countyEntries: readonly Entry[] = [
  { text: '学校和校长', note: '登记学校，邀请校长', icon: '/images/school.svg', url: '/packages/staff/people/people' },
  { text: '补助发放', note: '批次、到账', icon: '/images/money.svg', url: '/packages/finance/batches/batches' },
];

interface Door extends Omit<Entry, 'url'> {
  readonly path: string;
  readonly roles: readonly SchoolRole[];
}

const doors: readonly Door[] = [
  {
    text: '通知',
    note: '写通知，看谁签收了',
    icon: '/images/write.svg',
    path: '/packages/staff/notices/notices',
    roles: noticeWriters,
  },
  {
    text: '班级和学生',
    note: '学生名单，家长绑定',
    icon: '/images/people.svg',
    path: '/packages/staff/classes/classes',
    roles: [...noticeWriters, 'zoneTeacher'],
  },
  {
    text: '困难认定',
    note: '谁有困难类别，谁在等核实',
    icon: '/images/need.svg',
    path: '/packages/staff/need-list/need-list',
    roles: ['classTeacher', 'moralEducation', 'academicAffairs', 'leader'],
  },
  {
    text: '家长提的更正',
    note: '谁家说登记错了',
    icon: '/images/write.svg',
    path: '/packages/staff/corrections/corrections',
    roles: ['classTeacher', 'moralEducation', 'academicAffairs', 'leader'],
  },
  {
    text: '补助发放',
    note: '批次、银行结果、到账',
    icon: '/images/money.svg',
    path: '/packages/finance/batches/batches',
    roles: payers,
  },
  {
    text: '导入名册',
    note: '从 Excel 录入学生',
    icon: '/images/table.svg',
    path: '/packages/staff/roster/roster',
    roles: ['academicAffairs', 'moralEducation', 'finance'],
  },
  {
    text: '我的片区',
    note: '我包抓的村和家庭',
    icon: '/images/people.svg',
    path: '/packages/zone/zone/zone',
    roles: ['zoneTeacher'],
  },
  {
    text: '包抓片区',
    note: '哪些村、哪位老师，谁没人管',
    icon: '/images/people.svg',
    path: '/packages/zone/zones/zones',
    roles: ['leader', 'moralEducation', 'academicAffairs'],
  },
  {
    text: '教职工',
    note: '邀请同事，结束任职',
    icon: '/images/teacher.svg',
    path: '/packages/staff/people/people',
    roles: ['leader'],
  },
  {
    text: '亲属回避',
    note: '申报在本校读书的亲属',
    icon: '/images/people.svg',
    path: '/packages/staff/kin/kin',
    roles: schoolRoles,
  },
  {
    text: '捐赠',
    note: '邀请捐赠人，答复意向',
    icon: '/images/gift.svg',
    path: '/packages/staff/donations/donations',
    roles: ['leader', 'moralEducation', 'finance'],
  },
];

function schoolEntries(schoolId: string, held: readonly Appointment[]): Entry[] {
  const has = (wanted: readonly Role[]) => held.some(({ role }) => wanted.includes(role));
  return doors
    .filter((door) => has(door.roles))
    .map(({ text, note, icon, path }) => ({
      text,
      note,
      icon,
      url: `${path}?schoolId=${encodeURIComponent(schoolId)}`,
    }));
}
