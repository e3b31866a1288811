import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { classKey } from '../../../domain/ledger/class-name';
import { nextClassName } from '../../../domain/ledger/next-class-name';
import {
  agree,
  doneWith,
  dueYear,
  planned,
  proposal,
  usualDay,
  type RollOver,
  type StandingClass,
} from '../../../domain/ledger/rollover';

const numerals = '一二三四五六七八九';

const face = (grade: number, name: string, year = 2026): StandingClass => ({
  classId: `c${name}`,
  name,
  grade,
  stage: grade > 6 ? 'junior' : 'primary',
  year,
});

const named = (grade: number, number: number): StandingClass =>
  face(grade, `${numerals[grade - 1] ?? ''}年级${String(number)}班`);

const grades = (last: number) =>
  fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: last }), fc.integer({ min: 1, max: 4 })), {
    minLength: 1,
    maxLength: 20,
    selector: ([grade, number]) => `${String(grade)}.${String(number)}`,
  });

const academic = { id: 'oA', name: '马主任' };
const leader = { id: 'oL', name: '陈校长' };

describe('the next name', () => {
  test.each([
    ['三年级2班', 3, '四年级2班'],
    ['3年级（2）班', 3, '4年级（2）班'],
    ['六年级1班', 6, '七年级1班'],
    ['七（1）班', 7, '八（1）班'],
    ['初一1班', 7, '初二1班'],
    ['2024级1班', 2, '2024级1班'],
    ['阳光班', 1, '阳光班'],
  ])('of %s in grade %d is %s', (name, grade, next) => {
    expect(nextClassName(name, grade)).toBe(next);
  });
});

describe('a proposal', () => {
  test('lets the last grade of the school graduate; grade six goes on where there is a junior school', () => {
    expect(proposal([named(6, 1), named(5, 1)], 2027).map(({ to }) => to?.name ?? null)).toEqual([null, '六年级1班']);
    const nineYear = proposal([named(6, 1), named(9, 1)], 2027);
    expect(nineYear.map(({ to }) => to)).toEqual([null, { name: '七年级1班', grade: 7, stage: 'junior' }]);
  });

  test('never gives two classes one name, at no step on the way', () => {
    fc.assert(
      fc.property(grades(9), (all) => {
        const classes = all.map(([grade, number]) => named(grade, number));
        const standing = new Map(classes.map((one) => [one.classId, one.name]));
        for (const { classId, to } of proposal(classes, 2027)) {
          if (to === null) standing.delete(classId);
          else standing.set(classId, to.name);
          const keys = [...standing.values()].map(classKey);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });

  test('moves every class by one grade, and no class that was made for the year', () => {
    fc.assert(
      fc.property(grades(9), (all) => {
        const classes = all.map(([grade, number]) => named(grade, number));
        const plan = proposal([...classes, face(1, '一年级9班', 2027)], 2027);
        expect(plan.map(({ classId }) => classId).sort()).toEqual(classes.map(({ classId }) => classId).sort());
        for (const { from, to } of plan) if (to) expect(to.grade).toBe(from.grade + 1);
      }),
    );
  });
});

describe('a plan', () => {
  const standing = [named(6, 1), named(5, 1), named(5, 2)];
  const names = [
    { classId: 'c六年级1班', name: null },
    { classId: 'c五年级1班', name: '六年级1班' },
    { classId: 'c五年级2班', name: '六年级2班' },
  ];
  const when = { year: 2027, on: '2027-07-10' };

  test('holds each class once, with names that differ, for a day of its school year', () => {
    expect(planned(standing, { ...when, names })).toMatchObject({ accepted: true });
    expect(planned(standing, { ...when, names: names.slice(1) })).toMatchObject({ code: 'changed-meanwhile' });
    expect(planned(standing, { ...when, on: '2027-06-30', names })).toMatchObject({ code: 'invalid-input' });
    const same = names.map((one) => (one.name === null ? one : { ...one, name: '六年级（1）班' }));
    expect(planned(standing, { ...when, names: same })).toMatchObject({ code: 'already-exists' });
    const gone = names.map((one) => ({ ...one, name: null }));
    expect(planned(standing, { ...when, names: gone })).toMatchObject({ code: 'invalid-input' });
  });

  const plan: RollOver = {
    schoolId: 's',
    ...when,
    state: 'planned',
    classes: proposal(standing, 2027),
    author: academic,
    plannedAt: '2027-06-01T00:00:00.000Z',
    agreed: null,
    begunAt: null,
  };
  const at = '2027-06-02T00:00:00.000Z';

  test('is agreed to by another, on the classes as they stand', () => {
    expect(agree(plan, standing, { by: academic, at })).toMatchObject({ code: 'own-work' });
    expect(agree(plan, standing.slice(1), { by: leader, at })).toMatchObject({ code: 'changed-meanwhile' });
    const agreed = agree(plan, standing, { by: leader, at });
    expect(agreed).toMatchObject({ accepted: true, next: { state: 'agreed' } });
    if (agreed.accepted)
      expect(agree(agreed.next, standing, { by: leader, at })).toMatchObject({ code: 'wrong-state' });
  });

  test('is done with its last class', () => {
    const done = plan.classes.reduce<RollOver>((now, { classId }) => doneWith(now, classId), {
      ...plan,
      state: 'agreed' as const,
    });
    expect(done.state).toBe('done');
  });
});

test('the year that is due is the one that has begun as long as a class is behind', () => {
  expect(dueYear([named(1, 1)], 2027)).toBe(2027);
  expect(dueYear([named(1, 1)], 2026)).toBe(2027);
  expect([usualDay(2027, '2026-11-20'), usualDay(2027, '2027-08-25')]).toEqual(['2027-07-10', '2027-08-25']);
});
