import type { SchoolRole } from '../../contract/vocabulary';
import { classes, villages } from './pupils';

export interface SeedStaff {
  readonly openid: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly { readonly role: SchoolRole; readonly className?: string }[];
}

export const bureau = { openid: 'oSeedBureau01', name: '周敏', title: '县教育局 资助中心' } as const;

/** 校长，领导小组组长。 */
export const head: SeedStaff = {
  openid: 'oSeedLeader01',
  name: '陈校长',
  title: '校长，领导小组组长',
  roles: [{ role: 'leader' }],
};

const offices: readonly SeedStaff[] = [
  { openid: 'oSeedLeader02', name: '李副校长', title: '领导小组副组长', roles: [{ role: 'leader' }] },
  { openid: 'oSeedMoral01', name: '张主任', title: '政教处主任', roles: [{ role: 'moralEducation' }] },
  { openid: 'oSeedMoral02', name: '孙老师', title: '政教处', roles: [{ role: 'moralEducation' }] },
  { openid: 'oSeedAcademic01', name: '马主任', title: '教导处主任', roles: [{ role: 'academicAffairs' }] },
  { openid: 'oSeedAcademic02', name: '胡老师', title: '教导处', roles: [{ role: 'academicAffairs' }] },
  { openid: 'oSeedGeneral01', name: '郭主任', title: '总务处主任', roles: [{ role: 'generalAffairs' }] },
  { openid: 'oSeedFinance01', name: '钱会计', title: '财务室会计', roles: [{ role: 'finance' }] },
  { openid: 'oSeedFinance02', name: '吴出纳', title: '财务室出纳', roles: [{ role: 'finance' }] },
  { openid: 'oSeedMeals01', name: '罗师傅', title: '膳食委员会', roles: [{ role: 'mealsCommittee' }] },
];

const teacherNames = [
  '王老师',
  '赵老师',
  '刘老师',
  '杨老师',
  '何老师',
  '谢老师',
  '唐老师',
  '韩老师',
  '宋老师',
  '徐老师',
  '朱老师',
  '冯老师',
] as const;

/** 班主任；前九位同时包抓一个村。 */
const classTeachers: readonly SeedStaff[] = classes.map(({ name }, at) => ({
  openid: `oSeedTeacher${String(at + 1).padStart(2, '0')}`,
  name: teacherNames[at] ?? '',
  title: `${name}班主任${villages[at] ? `，包抓${villages[at]}` : ''}`,
  roles: [{ role: 'classTeacher', className: name }, ...(villages[at] ? [{ role: 'zoneTeacher' } as const] : [])],
}));

/** Everyone whom the head invites. */
export const staff: readonly SeedStaff[] = [...offices, ...classTeachers];

export function staffOpenid(title: string): string {
  const found = [head, ...staff].find((one) => one.title.startsWith(title));
  if (!found) throw new Error(`No staff with the title ${title}`);
  return found.openid;
}
