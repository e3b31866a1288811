import { describe, expect, test } from '@jest/globals';
import type { Output } from '../../contract/index';
import {
  changeOf,
  emptyForm,
  faultsOf,
  formOf,
  startOf,
  toClasses,
  toInput,
  toOpening,
  type Form,
} from '../../miniprogram/packages/staff/notice-edit/notice-edit.model';
import { toChoice, toggled } from '../../miniprogram/packages/staff/components/class-choice/class-choice.model';

const server: Output<'notice.getForStaff'> = {
  noticeId: 'n1',
  title: '家长会',
  level: 'acknowledge',
  state: 'draft',
  author: '杨老师',
  publishAt: null,
  dueOn: '2026-03-06',
  mayReview: false,
  schoolId: 's1',
  rev: 3,
  body: '周五下午。',
  classes: [{ classId: 'c1', name: '一年级' }],
  mayEdit: true,
  mayTakeBack: false,
  mayWithdraw: false,
  history: [
    { action: 'draft', at: '2026-03-01T02:00:00Z', by: '杨老师', reason: null },
    { action: 'return', at: '2026-03-02T02:00:00Z', by: '马主任', reason: '日期不对' },
  ],
};
const form: Form = { title: '家长会', body: '周六。', level: 'read', classIds: ['c1'], dueOn: null };
const classes = [
  { classId: 'c2', name: '二年级', stage: 'primary' as const, grade: 2, pupilCount: 30 },
  { classId: 'c1', name: '一年级', stage: 'primary' as const, grade: 1, pupilCount: 28 },
];
const place = { schoolId: 's1', schoolName: '柳溪学校' };

describe('where writing goes on', () => {
  test('a new notice is empty; a teacher of one class writes to that class', () => {
    expect(toOpening(null, undefined, emptyForm)).toMatchObject({ form: emptyForm, leftover: '', other: '' });
    const own = toClasses({ classes }, { ...place, roles: ['classTeacher'], classIds: ['c2'] });
    expect(own.map(({ classId }) => classId)).toEqual(['c2']);
    expect(startOf(own).classIds).toEqual(['c2']);
  });

  test('an office writes to every class, by grade, and has none chosen', () => {
    const all = toClasses({ classes }, { ...place, roles: ['classTeacher', 'finance'], classIds: ['c2'] });
    expect(all.map(({ classId }) => classId)).toEqual(['c1', 'c2']);
    expect(startOf(all).classIds).toEqual([]);
  });

  test('what was left on the phone is still there, and can be given up', () => {
    expect(toOpening(null, { form, rev: null }, emptyForm)).toMatchObject({ form, other: '从头写' });
    expect(toOpening(server, { form, rev: 3 }, emptyForm)).toMatchObject({
      form,
      leftover: '上次没有存完的内容，还在这里。',
      other: '不要这些，看存好的',
    });
  });

  test('what equals the saved version is no leftover', () => {
    expect(toOpening(server, { form: formOf(server), rev: 2 }, emptyForm).leftover).toBe('');
  });

  test('where the server has moved on, it says who did what, and nothing typed is lost', () => {
    const opening = toOpening(server, { form, rev: 2 }, emptyForm);
    expect(opening.form).toEqual(form);
    expect(opening.leftover).toBe(
      '这份通知在别处变过（马主任，3月2日（星期一）上午10:00，退回修改）。下面是您手机上没存的内容。',
    );
    const edited = { ...server, history: server.history.slice(0, 1) };
    expect(toOpening(edited, { form, rev: 2 }, emptyForm).leftover).toContain('在别处改过。');
  });
});

test('every field that lacks says what to write', () => {
  expect(Object.keys(faultsOf(emptyForm))).toEqual(['title', 'body', 'classes']);
  expect(faultsOf(form)).toEqual({});
});

test('what is sent has no odd white space, and names the version that was edited', () => {
  const typed = { ...form, title: ' 家长会\n通知 ', body: '一\r\n二\t三\n' };
  expect(toInput(typed, { schoolId: 's1', noticeId: 'n1', rev: 3 })).toEqual({
    schoolId: 's1',
    noticeId: 'n1',
    rev: 3,
    title: '家长会 通知',
    body: '一\n二 三',
    level: 'read',
    classIds: ['c1'],
    dueOn: null,
  });
  expect(toInput(form, { schoolId: 's1', noticeId: '', rev: null })).not.toHaveProperty('noticeId');
});

test('a change of one field sends that field, not the whole text', () => {
  const next = { ...form, title: '新标题' };
  expect(changeOf(next, { title: next.title })).toMatchObject({ 'form.title': '新标题', counts: { title: '3/40' } });
  expect(Object.keys(changeOf(next, { title: next.title }))).not.toContain('form.body');
});

test('classes are chosen one by one or all at once', () => {
  expect(toggled(classes, ['c1'], 'c2')).toEqual(['c2', 'c1']);
  expect(toggled(classes, ['c1', 'c2'], 'c2')).toEqual(['c1']);
  expect(toChoice(classes, ['c1', 'c2'])).toMatchObject({ isAll: true, summary: '选了 2 个班，共 58 名学生' });
  expect(toChoice([], [])).toMatchObject({ isAll: false, summary: '还没有选班级' });
});
