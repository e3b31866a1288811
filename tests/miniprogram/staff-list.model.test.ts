import { expect, test } from '@jest/globals';
import {
  askedOf,
  endingOf,
  toInvitations,
  toMembers,
  toVacancies,
} from '../../miniprogram/packages/staff/components/staff-list/staff-list.model';

const known = {
  staff: [
    {
      personId: 'o1',
      name: '何老师',
      appointments: [{ role: 'classTeacher' as const, classId: 'c1', className: '五年级' }],
    },
    {
      personId: 'o2',
      name: '周校长',
      appointments: [
        { role: 'leader' as const, classId: null, className: null },
        { role: 'finance' as const, classId: null, className: null },
      ],
    },
  ],
  invitations: [
    {
      codeId: 'k1',
      name: '高老师',
      roles: ['finance' as const, 'zoneTeacher' as const],
      expiresAt: '2026-12-04T02:00:00.000Z',
    },
  ],
  vacant: ['leader' as const, 'finance' as const, 'generalAffairs' as const],
};

test('an office without anybody is named, and whether somebody is invited; the bureau hears of leaders alone', () => {
  expect(toVacancies(known, true)).toEqual([
    '学校领导现在没有人，请邀请',
    '财务室现在没有人，邀请还没打开',
    '总务处现在没有人，请邀请',
  ]);
  expect(toVacancies(known, false)).toEqual(['学校领导现在没有人，请邀请']);
});

test('who leads comes first; a leader may end every duty, the bureau only leading', () => {
  expect(toMembers(known, true).map(({ name }) => name)).toEqual(['周校长', '何老师']);
  expect(toMembers(known, true).flatMap(({ duties }) => duties.map(({ label }) => label))).toEqual([
    '学校领导',
    '财务室',
    '五年级班主任',
  ]);
  expect(toMembers(known, false).flatMap(({ duties }) => duties.map(({ mayEnd }) => mayEnd))).toEqual([
    true,
    false,
    false,
  ]);
});

test('the duty that was tapped is the one that ends', () => {
  const [, teacher] = toMembers(known, true);
  const duty = teacher?.duties[0] ?? { key: '', label: '' };
  const asked = askedOf({ id: 'o1', name: '何老师', ...duty });
  expect(asked.heading).toBe('何老师：不再担任五年级班主任');
  expect(endingOf(known, asked)).toEqual({ personId: 'o1', role: 'classTeacher', classId: 'c1' });
  expect(endingOf(known, { personId: 'o2', key: 'finance ' })).toEqual({ personId: 'o2', role: 'finance' });
  expect(endingOf(known, { personId: 'o2', key: 'generalAffairs ' })).toBeNull();
});

test('an open invitation says for whom and for what', () => {
  expect(toInvitations(known)[0]).toMatchObject({ id: 'k1', heading: '高老师：财务室、包抓教师' });
});
