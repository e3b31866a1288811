import { describe, expect, test } from '@jest/globals';
import { bar, bind, liftBar, unbind } from '../../../domain/identity/binding';
import { nobody, type Closing, type Person } from '../../../domain/identity/person';
import type { Ward } from '../../../domain/shared/standing';

const ward: Ward = {
  pupilId: 'p1',
  pupilName: '王小甲',
  schoolId: 's1',
  schoolName: 'A校',
  classId: 'c1',
  className: '一年级',
  relation: 'father',
  boundAt: '2026-11-01T00:00:00.000Z',
};
const closing: Closing = { at: '2026-11-20T00:00:00.000Z', by: { id: 'o1', name: '陈校长' }, reason: '法院裁定' };
const other = { ...ward, pupilId: 'p2' };

function next(decision: { accepted: true; next: Person } | { accepted: false; code: string }): Person {
  if (!decision.accepted) throw new Error(decision.code);
  return decision.next;
}

const father: Person = { ...nobody, wards: [ward, other] };

describe('a binding', () => {
  test('is made once', () => {
    expect(next(bind(nobody, ward)).wards).toEqual([ward]);
    expect(bind(father, ward)).toEqual({ accepted: false, code: 'already-bound' });
  });

  test('ends for this pupil alone, and what it was is kept', () => {
    const left = next(unbind(father, 'p1', closing));
    expect(left.wards).toEqual([other]);
    const { relation, boundAt } = ward;
    expect(left.endings).toEqual([{ kind: 'binding', pupilId: 'p1', relation, boundAt, ...closing }]);
  });

  test('that has ended may be made anew, and does not end twice', () => {
    const left = next(unbind(father, 'p1', closing));
    expect(unbind(left, 'p1', closing)).toEqual({ accepted: false, code: 'wrong-state' });
    expect(unbind(left, 'p3', closing)).toEqual({ accepted: false, code: 'not-found' });
    expect(next(bind(left, ward)).wards).toEqual([other, ward]);
  });
});

describe('a court’s bar', () => {
  const barred = next(bar(father, 'p1', closing));

  test('ends the binding in the same step', () => {
    expect(barred.wards).toEqual([other]);
    expect(barred.endings).toHaveLength(1);
    expect(barred.bars).toEqual([{ ...closing, pupilId: 'p1', relation: 'father', lifted: null }]);
  });

  test('stands against every new binding to this pupil, and no other', () => {
    expect(bind(barred, ward)).toEqual({ accepted: false, code: 'barred' });
    expect(bind(barred, { ...ward, pupilId: 'p3' })).toMatchObject({ accepted: true });
  });

  test('reaches those whose binding has ended before, not those who were never bound', () => {
    const left = next(unbind(father, 'p1', closing));
    expect(bind(next(bar(left, 'p1', closing)), ward)).toEqual({ accepted: false, code: 'barred' });
    expect(bar(nobody, 'p1', closing)).toEqual({ accepted: false, code: 'not-found' });
    expect(bar(barred, 'p1', closing)).toEqual({ accepted: false, code: 'wrong-state' });
  });

  test('once lifted binds nobody by itself, and lets a code bind again', () => {
    const lifted = next(liftBar(barred, 'p1', closing));
    expect(lifted.wards).toEqual([other]);
    expect(lifted.bars[0]).toMatchObject({ lifted: closing });
    expect(next(bind(lifted, ward)).wards).toEqual([other, ward]);
    expect(liftBar(lifted, 'p1', closing)).toEqual({ accepted: false, code: 'wrong-state' });
    expect(liftBar(nobody, 'p1', closing)).toEqual({ accepted: false, code: 'not-found' });
  });

  test('may be made again after it was lifted', () => {
    const again = next(bar(next(liftBar(barred, 'p1', closing)), 'p1', closing));
    expect(again.bars.map(({ lifted }) => lifted !== null)).toEqual([true, false]);
    expect(bind(again, ward)).toEqual({ accepted: false, code: 'barred' });
  });
});
