import { describe, expect, test } from '@jest/globals';
import type { MemberFacts } from '../../../contract/household';
import {
  endMember,
  freshHousehold,
  isLabour,
  referMember,
  saveMember,
  stepReferral,
} from '../../../domain/ledger/household';
import type { Decision } from '../../../domain/shared/decision';

const step = { by: { id: 'oWang', name: '王老师' }, at: '2026-11-20T02:00:00.000Z' };
const entered = { ...step, isNew: true };
const facts: MemberFacts = {
  name: '张大山',
  relation: 'head',
  birthYear: 1972,
  health: 'healthy',
  able: true,
  work: 'farming',
  skills: null,
  awayAt: null,
};

function accepted<State>(decision: Decision<State>): State {
  if (!decision.accepted) throw new Error(decision.code);
  return decision.next;
}

const empty = freshHousehold('s1', '柳溪村', '张大山');
const one = accepted(saveMember(empty, 'm1', facts, entered));

describe('labour force', () => {
  test.each([
    [2011, true],
    [2010, true],
    [2012, false],
    [1968, true],
    [1967, false],
  ])('born in %d, in 2027: %p', (birthYear, expected) => {
    expect(isLabour({ ...facts, birthYear }, '2027-01-01')).toBe(expected);
  });

  test('is who can work and is not at school', () => {
    expect(isLabour({ ...facts, able: false }, '2026-11-20')).toBe(false);
    expect(isLabour({ ...facts, work: 'at-school' }, '2026-11-20')).toBe(false);
    const disabled: MemberFacts = { ...facts, health: 'disabled' };
    expect(isLabour(disabled, '2026-11-20')).toBe(true);
  });
});

describe('a member', () => {
  test('is changed with what was there before', () => {
    const away: MemberFacts = { ...facts, work: 'away-work', awayAt: '广东东莞' };
    const changed = accepted(saveMember(one, 'm1', away, { ...step, isNew: false }));
    expect(changed.members).toEqual([{ ...away, memberId: 'm1', left: null }]);
    expect(changed.history).toMatchObject([
      { changes: [{ field: 'joined' }] },
      {
        name: '张大山',
        by: { name: '王老师' },
        changes: [
          { field: 'work', from: 'farming', to: 'away-work' },
          { field: 'awayAt', from: '', to: '广东东莞' },
        ],
      },
    ]);
  });

  test('saved as it is changes nothing', () => {
    expect(accepted(saveMember(one, 'm1', facts, { ...step, isNew: false }))).toBe(one);
  });

  test('stays known when gone, and is not changed any more', () => {
    const gone = accepted(endMember(one, 'm1', { on: '2026-11-01', reason: '去世' }, step));
    expect(gone.members).toMatchObject([{ name: '张大山', left: { reason: '去世' } }]);
    expect(saveMember(gone, 'm1', facts, { ...step, isNew: false })).toMatchObject({ code: 'not-found' });
    expect(endMember(gone, 'm1', { on: '2026-11-01', reason: '去世' }, step)).toMatchObject({ code: 'not-found' });
  });

  test('is one of thirty at most', () => {
    const members = Array.from({ length: 30 }, (_, at) => ({ ...facts, memberId: `m${String(at)}`, left: null }));
    expect(saveMember({ ...empty, members }, 'x', facts, entered)).toMatchObject({ code: 'household-full' });
  });
});

describe('a referral', () => {
  const wanted = { referralId: 'r1', memberId: 'm1', kind: 'training', what: '电工培训', on: '2026-11-02' } as const;
  const referred = accepted(referMember(one, wanted, step));
  const end = { kind: 'end', on: '2026-11-10', outcome: '拿到了证' } as const;

  test('is accepted, then ends with its outcome', () => {
    const taken = accepted(stepReferral(referred, 'r1', { kind: 'accept', on: '2026-11-05' }, step));
    expect(taken.referrals).toMatchObject([{ state: 'accepted', on: '2026-11-05', outcome: null }]);
    const ended = accepted(stepReferral(taken, 'r1', end, step));
    expect(ended.referrals).toMatchObject([{ state: 'ended', on: '2026-11-10', outcome: '拿到了证' }]);
    expect(stepReferral(ended, 'r1', end, step)).toMatchObject({ code: 'wrong-state' });
    expect(ended.history).toHaveLength(4);
  });

  test('may end at once, but not before it began', () => {
    expect(accepted(stepReferral(referred, 'r1', end, step)).referrals[0]?.state).toBe('ended');
    expect(stepReferral(referred, 'r1', { ...end, on: '2026-11-01' }, step)).toMatchObject({
      code: 'invalid-input',
      detail: { path: 'step.on' },
    });
    expect(stepReferral(referred, 'r9', end, step)).toMatchObject({ code: 'not-found' });
    expect(referMember(one, { ...wanted, memberId: 'm9' }, step)).toMatchObject({ code: 'not-found' });
  });
});
