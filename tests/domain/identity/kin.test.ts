import { expect, test } from '@jest/globals';
import { alarmOver } from '../../../domain/identity/alarm';
import { vacantOffices } from '../../../domain/identity/appointment';
import { declare, undeclare } from '../../../domain/identity/kin';
import { nobody } from '../../../domain/identity/person';

const kin = {
  pupilId: 'p1',
  pupilName: '石小花',
  schoolId: 's1',
  className: '一年级',
  relation: 'other-kin',
  declaredAt: '2026-11-20T01:00:00.000Z',
} as const;
const closing = { at: '2026-11-21T01:00:00.000Z', by: { id: 'o1', name: '陈校长' }, reason: '申报错了' };

test('a declaration stands once, ends once, and may be made anew', () => {
  const declared = declare(nobody, kin);
  if (!declared.accepted) throw new Error(declared.code);
  expect(declare(declared.next, kin)).toMatchObject({ code: 'already-exists' });
  const ended = undeclare(declared.next, 'p1', closing);
  if (!ended.accepted) throw new Error(ended.code);
  expect(ended.next).toMatchObject({ kin: [], endings: [{ kind: 'kin', pupilId: 'p1', reason: '申报错了' }] });
  expect(undeclare(ended.next, 'p1', closing)).toMatchObject({ code: 'wrong-state' });
  expect(undeclare(nobody, 'p1', closing)).toMatchObject({ code: 'not-found' });
  expect(declare(ended.next, kin)).toMatchObject({ accepted: true });
});

test('an alarm is for the school where one works, for school and class of the child, else for the county', () => {
  const moment = { day: '2026-11-20', at: '2026-11-20T01:00:00.000Z' };
  const office = { role: 'leader', schoolId: 's1', schoolName: 'A', classId: null, className: null } as const;
  const ward = { ...kin, schoolName: 'A', classId: 'c1', boundAt: moment.at };
  const over = (person: Partial<typeof nobody>) => alarmOver({ ...nobody, ...person }, moment);
  expect(over({})).toMatchObject({ watchers: ['county'], guesser: { kind: 'stranger' } });
  expect(over({ wards: [ward] })).toMatchObject({
    watchers: ['school.s1', 'class.c1'],
    guesser: { kind: 'guardian', pupilId: 'p1' },
  });
  expect(over({ name: '陈校长', appointments: [office] })).toMatchObject({
    watchers: ['school.s1', 'county'],
    guesser: { kind: 'staff', name: '陈校长' },
  });
});

test('an office is vacant when nobody holds it', () => {
  expect(vacantOffices(['leader', 'finance', 'classTeacher'])).toEqual([
    'moralEducation',
    'academicAffairs',
    'generalAffairs',
  ]);
});
