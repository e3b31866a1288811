import { expect, test } from '@jest/globals';
import { blank, toChildren, toView } from '../../miniprogram/pages/mine/mine.model';

test('who I am: children, and what I do at school', () => {
  const data = {
    name: '罗建国',
    children: [
      { pupilId: 'p1', name: '罗小军', schoolName: '河口中学', className: '七年级一班', relation: 'father' as const },
    ],
    appointments: [
      { role: 'classTeacher' as const, schoolId: 's1', schoolName: '河口中学', classId: 'c1', className: '八年级二班' },
      { role: 'finance' as const, schoolId: 's1', schoolName: '河口中学', classId: null, className: null },
    ],
    incoming: 'incoming/o1/',
  };
  const view = {
    ...blank,
    ...toView({ ok: true, data }, blank, [{ name: 'notice.acknowledge' }, { name: 'notice.acknowledge' }]),
  };
  expect(view.name).toBe('罗建国');
  expect(view.children).toEqual([{ key: 'p1', heading: '罗小军', note: '河口中学 七年级一班', value: '爸爸' }]);
  expect(view.appointments.map(({ heading, note, value }) => [heading, note, value])).toEqual([
    ['班主任', '河口中学', '八年级二班'],
    ['财务室', '河口中学', ''],
  ]);
  expect(view.kept).toBe('签收通知：等网络，有网时自动送出');
});

test('a stranger is told so', () => {
  const data = { name: null, children: [], appointments: [], incoming: 'incoming/o2/' };
  expect(toView({ ok: true, data }, blank, [])).toMatchObject({ name: '您还没有绑定孩子，也没有加入学校', kept: '' });
});

test('a home with thirty children sees ten at a time', () => {
  const children = Array.from({ length: 30 }, (_, at) => ({
    pupilId: `p${at}`,
    name: `孩子${at}`,
    schoolName: '河口中学',
    className: '七年级一班',
    relation: 'institution' as const,
  }));
  expect(toChildren(children, 2)).toMatchObject({
    children: { length: 10, 0: { key: 'p20', value: '福利机构' } },
    place: { from: 21, to: 30, total: 30, hasNext: false },
  });
});
