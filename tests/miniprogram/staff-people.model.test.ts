import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import {
  blank,
  changed,
  faultOf,
  toClassOptions,
  toInput,
  toOffer,
  withRole,
  type Form,
} from '../../miniprogram/packages/staff/people/people.model';
import { toWorkplace } from '../../miniprogram/services/workplace';

const form = (more: Partial<Form> = {}): Form => ({ name: '高老师', roles: [], classId: '', ...more });
const place = { schoolId: 's1', schoolName: '柳溪学校', classIds: [] };

test('a leader invites everyone, the bureau only leaders', () => {
  expect(toOffer({ ...place, roles: ['leader'] }).roleOptions).toHaveLength(8);
  const bureau = toOffer({ ...place, roles: ['bureau'] });
  expect(bureau.roleOptions).toEqual([{ key: 'leader', label: '学校领导' }]);
  expect(bureau.form?.roles).toEqual(['leader']);
  expect([bureau.isLeader, bureau.choosesSchool]).toEqual([false, false]);
  expect(toOffer({ ...place, schoolId: '', roles: ['bureau'] }).choosesSchool).toBe(true);
});

test('a class teacher has a class, and only a class teacher', () => {
  const teacher = withRole(withRole(form(), 'finance'), 'classTeacher');
  expect(teacher.roles).toEqual(['classTeacher', 'finance']);
  expect(faultOf(teacher)).toBe('请选是哪个班的班主任。');
  expect(changed(teacher).asksClass).toBe(true);
  const whole = { ...teacher, classId: 'c1' };
  expect(faultOf(whole)).toBe('');
  expect(toInput('s1', { ...whole, name: ' 高  老师 ' })).toEqual({
    schoolId: 's1',
    name: '高 老师',
    appointments: [{ role: 'classTeacher', classId: 'c1' }, { role: 'finance' }],
  });
  expect(withRole(whole, 'classTeacher')).toEqual(form({ roles: ['finance'] }));
});

test('a form without name or duty makes no code', () => {
  expect(faultOf(form({ name: ' ' }))).toBe('请写姓名。');
  expect(faultOf(form())).toContain('请选这位老师做什么');
  expect(blank.form.roles).toEqual([]);
});

test('classes are offered by grade', () => {
  const classes = [
    { classId: 'c9', name: '九年级', stage: 'junior' as const, grade: 9, pupilCount: 1 },
    { classId: 'c1', name: '一年级', stage: 'primary' as const, grade: 1, pupilCount: 1 },
  ];
  expect(toClassOptions({ classes }).map(({ key }) => key)).toEqual(['c1', 'c9']);
});

describe('where somebody works', () => {
  const appointment = (
    role: 'classTeacher' | 'finance' | 'bureau',
    schoolId: string | null,
    classId: string | null = null,
  ) => ({
    role,
    schoolId,
    schoolName: schoolId === null ? null : `${schoolId}校`,
    classId,
    className: null,
  });
  const me = (...appointments: Output<'identity.me'>['appointments']): Output<'identity.me'> => ({
    name: '杨老师',
    appointments,
    children: [],
    incoming: 'incoming/o1/',
  });

  test('the school of the address counts, else the first', () => {
    const person = me(
      appointment('classTeacher', 's1', 'c1'),
      appointment('finance', 's1'),
      appointment('finance', 's2'),
    );
    expect(toWorkplace(person, '')).toEqual({
      schoolId: 's1',
      schoolName: 's1校',
      roles: ['classTeacher', 'finance'],
      classIds: ['c1'],
    });
    expect(toWorkplace(person, 's2')).toMatchObject({ roles: ['finance'], classIds: [] });
    expect(toWorkplace(person, 's3')).toBeNull();
  });

  test('the bureau reaches every school and first chooses one', () => {
    expect(toWorkplace(me(appointment('bureau', null)), '')).toMatchObject({ schoolId: '', roles: ['bureau'] });
    expect(toWorkplace(me(appointment('bureau', null)), 's3')).toMatchObject({ schoolId: 's3', roles: ['bureau'] });
    expect(toWorkplace(me(), '')).toBeNull();
  });
});
