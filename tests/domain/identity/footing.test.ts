import { describe, expect, test } from '@jest/globals';
import { relations } from '../../../contract/vocabulary';
import { unbind } from '../../../domain/identity/binding';
import {
  barredFromDeciding,
  barredFromInviting,
  basisKindsOf,
  lacksBasis,
  recordBasis,
} from '../../../domain/identity/footing';
import { nobody, type Person } from '../../../domain/identity/person';
import type { Basis, Ward } from '../../../domain/shared/standing';
import { accepted, given } from '../../support/given';

const by = { id: 'oTeacher', name: '王老师' };
const at = '2026-11-20T02:00:00.000Z';
const court: Basis = { kind: 'court', on: '2026-09-01', note: null, by, at };
const ward: Ward = {
  pupilId: 'p1',
  pupilName: '王小甲',
  schoolId: 's1',
  schoolName: 'A校',
  classId: 'c1',
  className: '一年级',
  relation: 'lawful-guardian',
  boundAt: at,
};
const guardian: Person = { ...nobody, wards: [ward] };

describe('who decides for a child', () => {
  test.each([
    ['father', null, null],
    ['mother', null, null],
    ['grandparent', 'not-entitled', 'not-entitled'],
    ['other-kin', 'not-entitled', 'not-entitled'],
    ['lawful-guardian', 'basis-missing', null],
    ['entrusted-carer', 'not-entitled', 'not-entitled'],
    ['institution', 'basis-missing', null],
  ] as const)('%s: %s without a paper, %s with one', (relation, without, on) => {
    expect(barredFromDeciding({ relation })).toBe(without);
    expect(barredFromDeciding({ relation, bases: [court] })).toBe(on);
  });

  test('the same let another guardian in, an institution never does', () => {
    for (const relation of relations.filter((one) => one !== 'institution'))
      expect(barredFromInviting({ relation })).toBe(barredFromDeciding({ relation }));
    expect(barredFromInviting({ relation: 'institution', bases: [court] })).toBe('not-entitled');
  });
});

describe('a basis', () => {
  test('is recorded behind those before', () => {
    const later: Basis = { ...court, kind: 'agreement' };
    const once = accepted(recordBasis(guardian, 'p1', court));
    given(once)
      .when((person) => recordBasis(person, 'p1', later))
      .then({ ...guardian, wards: [{ ...ward, bases: [court, later] }] });
    expect(lacksBasis(ward)).toBe(true);
    expect(once.wards.map(lacksBasis)).toEqual([false]);
  });

  test('must be one on which the relation can stand', () => {
    given(guardian)
      .when((person) => recordBasis(person, 'p1', { ...court, kind: 'entrustment' }))
      .thenRefused('wrong-state');
    given({ ...guardian, wards: [{ ...ward, relation: 'mother' as const }] })
      .when((person) => recordBasis(person, 'p1', court))
      .thenRefused('wrong-state');
    given(nobody)
      .when((person) => recordBasis(person, 'p1', court))
      .thenRefused('not-found');
    expect(basisKindsOf('grandparent')).toEqual([]);
  });

  test('and who invited stay with the binding that has ended', () => {
    const invitedBy = { id: 'oMother', relation: 'mother' as const };
    const bound: Person = { ...nobody, wards: [{ ...ward, invitedBy, bases: [court] }] };
    const { endings } = accepted(unbind(bound, 'p1', { at, by, reason: null }));
    expect(endings).toEqual([
      {
        kind: 'binding',
        pupilId: 'p1',
        relation: 'lawful-guardian',
        boundAt: at,
        invitedBy,
        bases: [court],
        at,
        by,
        reason: null,
      },
    ]);
  });
});
