import { describe, expect, test } from '@jest/globals';
import { freeVillages, gaps, householdsIn, zoneOf } from '../../../domain/ledger/coverage';
import {
  assignHousehold,
  emptyZoning,
  endZone,
  passZone,
  recounted,
  saveZone,
  withoutTeacher,
  type Zoning,
} from '../../../domain/ledger/zoning';
import type { Decision } from '../../../domain/shared/decision';

const step = { by: { id: 'oLeader', name: '陈校长' }, at: '2026-11-20T02:00:00.000Z' };
const wang = { id: 'oWang', name: '王老师' };
const villages = [
  { name: '上坪村', households: 12, pupils: 15 },
  { name: '柳溪村', households: 30, pupils: 44 },
];
const register: Zoning = { ...emptyZoning('s1'), villages };
const home = { householdId: 'h1', village: '上坪村', head: '张大山' };

function accepted<State>(decision: Decision<State>): State {
  if (!decision.accepted) throw new Error(decision.code);
  return decision.next;
}

const drawn = (zoneId: string, name: string, own: string[], teacher: typeof wang | null = wang) =>
  ({ zoneId, name, villages: own, teacher }) as const;
const one = accepted(saveZone(register, drawn('z1', '东片', ['柳溪村']), step));
const two = accepted(saveZone(one, drawn('z2', '西片', [], null), step));

describe('a zone', () => {
  test('takes villages of the register that no other zone has', () => {
    expect(saveZone(one, drawn('z2', '西片', ['柳溪村']), step)).toMatchObject({
      code: 'already-exists',
      detail: { path: 'villages.0' },
    });
    expect(saveZone(one, drawn('z2', '东片', []), step)).toMatchObject({
      code: 'already-exists',
      detail: { path: 'name' },
    });
    expect(saveZone(one, drawn('z2', '西片', ['没有的村']), step)).toMatchObject({ code: 'not-found' });
  });

  test('keeps a village that the register has lost', () => {
    const counted = recounted(one, villages.slice(0, 1), new Set());
    expect(accepted(saveZone(counted, drawn('z1', '东片区', ['柳溪村', '上坪村']), step)).zones[0]).toMatchObject({
      name: '东片区',
      villages: ['柳溪村', '上坪村'],
      history: [{ action: 'save' }, { action: 'save' }],
    });
  });

  test('is without a teacher when the teacher leaves, and passes on', () => {
    const left = withoutTeacher(one, 'oWang', step);
    expect(left.zones[0]).toMatchObject({ teacher: null, formerTeacher: '王老师' });
    expect(gaps(left)).toEqual({ withoutZone: 12, withoutTeacher: 30 });
    expect(withoutTeacher(one, 'oSomebody', step)).toBe(one);
    const passed = accepted(passZone(left, 'z1', { id: 'oLi', name: '李老师' }, step));
    expect(passed.zones[0]).toMatchObject({ teacher: { name: '李老师' }, formerTeacher: '王老师' });
    expect(passed.zones[0]?.history.map(({ action }) => action)).toEqual(['save', 'leave', 'pass']);
  });

  test('ends once, and its villages are free', () => {
    const ended = accepted(endZone(one, 'z1', '划错了', step));
    expect(freeVillages(ended)).toEqual(villages);
    expect(endZone(ended, 'z1', '划错了', step)).toMatchObject({ code: 'wrong-state' });
    expect(passZone(ended, 'z1', wang, step)).toMatchObject({ code: 'wrong-state' });
    expect(endZone(one, 'z9', '划错了', step)).toMatchObject({ code: 'not-found' });
    expect(accepted(saveZone(ended, drawn('z3', '东片', ['柳溪村']), step)).zones).toHaveLength(2);
  });
});

describe('a household apart from its village', () => {
  const apart = accepted(assignHousehold(two, home, 'z2', step));
  const [first, second] = apart.zones;

  test('belongs to its own zone and is counted there', () => {
    expect(zoneOf(apart, home)?.zoneId).toBe('z2');
    expect(zoneOf(apart, { householdId: 'h2', village: '柳溪村' })?.zoneId).toBe('z1');
    expect(zoneOf(apart, { householdId: 'h3', village: '上坪村' })).toBeUndefined();
    expect([first, second].map((zone) => zone && householdsIn(apart, zone))).toEqual([30, 1]);
    expect(gaps(apart)).toEqual({ withoutZone: 11, withoutTeacher: 1 });
  });

  test('goes with its village again when it is let go, when its zone ends, and when it has no pupils', () => {
    expect(accepted(assignHousehold(apart, home, null, step)).apart).toEqual([]);
    expect(accepted(endZone(apart, 'z2', '不用了', step)).apart).toEqual([]);
    expect(recounted(apart, villages, new Set(['h1'])).apart).toEqual([]);
    expect(recounted(apart, villages, new Set())).toBe(apart);
  });

  test('is one of a hundred at most', () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ ...home, householdId: `x${String(at)}`, zoneId: 'z2' }));
    expect(assignHousehold({ ...two, apart: many }, home, 'z2', step)).toMatchObject({ code: 'apart-full' });
    expect(assignHousehold(two, home, 'z9', step)).toMatchObject({ code: 'not-found' });
  });
});
