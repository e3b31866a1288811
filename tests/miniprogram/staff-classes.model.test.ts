import { expect, test } from '@jest/globals';
import { blank, toView, type ClassesView } from '../../miniprogram/packages/staff/classes/classes.model';
import { grades, toInput, usualName } from '../../miniprogram/packages/staff/components/class-form/class-form.model';

const classes = [
  { classId: 'c7', name: '七年级1班', stage: 'junior' as const, grade: 7, pupilCount: 41 },
  { classId: 'c2', name: '二年级', stage: 'primary' as const, grade: 2, pupilCount: 30 },
  { classId: 'c1', name: '一年级', stage: 'primary' as const, grade: 1, pupilCount: 28 },
];
const view = (place: Parameters<typeof toView>[2], some = classes): ClassesView => ({
  ...blank,
  ...toView({ ok: true, data: { classes: some } }, blank, place),
});

test('the own class comes first, and a class teacher opens no other', () => {
  const { groups, mayCreate, mayImport } = view({ roles: ['classTeacher'], classIds: ['c2'] });
  expect(groups.map(({ heading, note, rows }) => [heading, note, rows.map(({ id, opens }) => [id, opens])])).toEqual([
    ['我的班', '1 个班，30 名学生', [['c2', true]]],
    ['小学', '1 个班，28 名学生', [['c1', false]]],
    ['初中', '1 个班，41 名学生', [['c7', false]]],
  ]);
  expect([mayCreate, mayImport]).toEqual([false, false]);
});

test('who leads the school opens every class, by grade', () => {
  const { groups, mayCreate } = view({ roles: ['leader'], classIds: [] });
  expect(groups.flatMap(({ rows }) => rows.map(({ id, opens }) => [id, opens]))).toEqual([
    ['c1', true],
    ['c2', true],
    ['c7', true],
  ]);
  expect(mayCreate).toBe(true);
});

test('an empty school says how to begin, and offers no roster before there is a class', () => {
  const office = view({ roles: ['academicAffairs'], classIds: [] }, []);
  expect([office.empty, office.mayImport]).toEqual(['先建班级，再导入名册。', false]);
  expect(view({ roles: ['finance'], classIds: [] }, []).empty).toContain('请教导处');
});

test('without network the list stays, with a word', () => {
  const ready = view({ roles: ['leader'], classIds: [] });
  const shown = toView({ ok: false, code: 'offline' }, ready, { roles: ['leader'], classIds: [] });
  expect(shown).toEqual({ phase: 'ready', problem: null, stale: '没有网络，这是上次看到的内容' });
});

test('a new class has the stage of its grade', () => {
  expect(grades).toHaveLength(9);
  expect(usualName(3)).toBe('三年级一班');
  expect(toInput('s1', 6, ' 六年级二班 ')).toEqual({ schoolId: 's1', stage: 'primary', grade: 6, name: '六年级二班' });
  expect(toInput('s1', 7, '七年级一班').stage).toBe('junior');
});
