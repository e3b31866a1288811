import { describe, expect, test } from '@jest/globals';
import { appoint, barredFromDismissing, dismiss } from '../../../domain/identity/appointment';
import { nobody } from '../../../domain/identity/person';

const closing = { at: '2026-11-20T00:00:00.000Z', by: { id: 'o1', name: '陈校长' }, reason: '调走了' };
const office = (role: 'leader' | 'finance' | 'classTeacher', classId: string | null = null) => ({
  role,
  schoolId: 's1',
  schoolName: 'A校',
  classId,
  className: classId && '一年级',
});
const teacher = appoint(nobody, '何老师', [office('classTeacher', 'c1'), office('classTeacher', 'c2')]);

test('a role that is held already is not given twice', () => {
  expect(appoint(teacher, '何老师', [office('classTeacher', 'c1'), office('finance')]).appointments).toHaveLength(3);
});

describe('an appointment', () => {
  test('ends for this class alone, and what it was is kept', () => {
    const decision = dismiss(teacher, office('classTeacher', 'c1'), closing);
    expect(decision).toMatchObject({
      accepted: true,
      next: {
        appointments: [{ classId: 'c2' }],
        endings: [{ kind: 'appointment', role: 'classTeacher', schoolId: 's1', classId: 'c1', ...closing }],
      },
    });
    if (!decision.accepted) throw new Error(decision.code);
    expect(dismiss(decision.next, office('classTeacher', 'c1'), closing)).toMatchObject({ code: 'wrong-state' });
  });

  test('that was never held is not found', () => {
    expect(dismiss(teacher, office('finance'), closing)).toMatchObject({ code: 'not-found' });
    expect(dismiss(teacher, office('classTeacher', 'c3'), closing)).toMatchObject({ code: 'not-found' });
  });
});

describe('who may end it', () => {
  const leader = { asLeader: true, asBureau: false };
  const bureau = { asLeader: false, asBureau: true };
  test.each([
    { who: 'a leader, a clerk', role: 'finance', by: leader, others: 0, verdict: null },
    { who: 'a leader, another leader', role: 'leader', by: leader, others: 1, verdict: null },
    { who: 'a leader, the last one', role: 'leader', by: leader, others: 0, verdict: 'last-leader' },
    { who: 'the bureau, the last one', role: 'leader', by: bureau, others: 0, verdict: null },
    { who: 'the bureau, a clerk', role: 'finance', by: bureau, others: 3, verdict: 'forbidden' },
    {
      who: 'one who is both, a clerk',
      role: 'finance',
      by: { asLeader: true, asBureau: true },
      others: 0,
      verdict: null,
    },
  ] as const)('$who', ({ role, by, others, verdict }) => {
    expect(barredFromDismissing(role, by, others)).toBe(verdict);
  });
});
