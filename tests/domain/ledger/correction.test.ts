import { describe, expect, test } from '@jest/globals';
import type { CorrectableField } from '../../../contract/correction';
import { corrected, shownOf } from '../../../domain/ledger/correctable';
import {
  applyCorrection,
  requestCorrection,
  verifyCorrection,
  withdrawCorrection,
} from '../../../domain/ledger/correction-steps';
import type { Pupil } from '../../../domain/ledger/pupil';
import type { Decision } from '../../../domain/shared/decision';

const at = '2026-11-20T02:00:00.000Z';
const today = '2026-11-20';
const person = (id: string) => ({ by: { id, name: id }, at });
const family = { head: '王大山' };
const accepts = { kind: 'accept' } as const;
const sound = '990101201503051232';

const pupil: Pupil = {
  pupilId: 'p1',
  schoolId: 's1',
  classId: 'c1',
  householdId: 'h1',
  name: '王小甲',
  idNumber: null,
  enrolmentNo: null,
  bornOn: '2015-03-04',
  stage: 'primary',
  village: '柳溪村',
  boarder: true,
  history: [],
  corrections: [],
};

function next<State>(decision: Decision<State>): State {
  if (!decision.accepted) throw new Error(decision.code);
  return decision.next;
}

const ask = (field: CorrectableField, to: string, before = pupil, seen = shownOf(before, field, family)) =>
  requestCorrection(
    before,
    { correctionId: 'r1', field, to, seen, relation: 'mother' },
    { ...person('mother'), today, family },
  );
const code = (decision: Decision<unknown>) => (decision.accepted ? 'accepted' : decision.code);
const deciding = (id: string) => ({ ...person(id), decision: accepts, family });
const apply = (before: Pupil, id: string, decision: Parameters<typeof applyCorrection>[2]['decision'] = accepts) =>
  applyCorrection(before, 'r1', {
    ...person(id),
    decision,
    family,
    corrected: (one, found) => corrected(one, found, { ...person(id), family, householdId: 'h2' }),
  });

describe('a correction', () => {
  test('is asked, verified and applied; the entry changes and keeps what was there', () => {
    const asked = next(ask('village', '石门村'));
    const verified = next(verifyCorrection(asked, 'r1', deciding('teacher')));
    expect(code(apply(verified, 'teacher'))).toBe('own-work');
    expect(next(apply(verified, 'office'))).toMatchObject({
      village: '石门村',
      householdId: 'h2',
      history: [{ by: { id: 'office' }, changes: [{ field: 'village', from: '柳溪村', to: '石门村' }] }],
      corrections: [{ state: 'applied', history: [{ action: 'request' }, { action: 'verify' }, { action: 'apply' }] }],
    });
  });

  test('may be applied by the office without the class teacher, and refused with a reason', () => {
    const asked = next(ask('head', '王老石'));
    expect(next(apply(asked, 'office'))).toMatchObject({ householdId: 'h2', village: '柳溪村' });
    const refused = next(apply(asked, 'office', { kind: 'refuse', reason: '和户口本不一样' }));
    expect(refused).toMatchObject({ householdId: 'h1', history: [], corrections: [{ state: 'refused' }] });
    expect(code(apply(refused, 'office'))).toBe('wrong-state');
  });

  test('is refused when the field was changed since the guardian saw it, before it is asked and before it is applied', () => {
    expect(code(ask('name', '王晓甲', pupil, '王小乙'))).toBe('changed-meanwhile');
    const asked = next(ask('name', '王晓甲'));
    const changed = { ...asked, name: '王小乙' };
    expect(code(verifyCorrection(changed, 'r1', deciding('teacher')))).toBe('changed-meanwhile');
    expect(code(apply(changed, 'office'))).toBe('changed-meanwhile');
    expect(code(apply(changed, 'office', { kind: 'refuse', reason: '已经改了' }))).toBe('accepted');
  });

  test('is asked once for a field, and for something else than what stands', () => {
    expect(code(ask('boarding', 'yes'))).toBe('no-difference');
    const asked = next(ask('boarding', 'no'));
    expect(code(ask('boarding', 'no', asked))).toBe('already-asked');
    expect(code(ask('village', '石门村', asked))).toBe('accepted');
  });

  test('is taken back by whoever asked, while it waits', () => {
    const asked = next(ask('boarding', 'no'));
    expect(code(withdrawCorrection(asked, 'r1', person('father')))).toBe('not-found');
    const gone = next(withdrawCorrection(asked, 'r1', person('mother')));
    expect(gone.corrections).toMatchObject([{ state: 'withdrawn' }]);
    expect(code(withdrawCorrection(gone, 'r1', person('mother')))).toBe('wrong-state');
  });
});

describe('a number', () => {
  test('needs its right check character', () => {
    expect(code(ask('idNumber', '990101201503051234'))).toBe('number-wrong');
    expect(code(ask('enrolmentNo', 'X1234'))).toBe('number-wrong');
    expect(code(ask('idNumber', ` ${sound} `))).toBe('accepted');
  });

  test('brings the day of birth, and only its end stays readable once it is decided', () => {
    const applied = next(apply(next(ask('idNumber', sound)), 'office'));
    expect(applied).toMatchObject({ idNumber: sound, bornOn: '2015-03-05' });
    expect(applied.history[0]?.changes).toEqual([
      { field: 'idNumber', from: '', to: '*1232' },
      { field: 'bornOn', from: '2015-03-04', to: '2015-03-05' },
    ]);
    expect(JSON.stringify([applied.history, applied.corrections])).not.toContain(sound);
  });

  test('of an entry holds its day of birth', () => {
    const known = { ...pupil, idNumber: sound, bornOn: '2015-03-05' };
    expect(code(ask('bornOn', '2015-03-06', known))).toBe('day-differs');
    expect(code(ask('bornOn', '2015-03-06'))).toBe('accepted');
    expect(code(ask('bornOn', '2030-03-06'))).toBe('invalid-input');
    expect(code(ask('enrolmentNo', 'G990101201503051208', known))).toBe('number-wrong');
  });
});

test('so many decided corrections stay with the entry', () => {
  const withdrawn = next(withdrawCorrection(next(ask('boarding', 'no')), 'r1', person('mother')));
  const old = Array.from({ length: 40 }, (_, place) => ({ ...withdrawn.corrections[0], correctionId: `o${place}` }));
  const many = { ...pupil, corrections: old } as Pupil;
  expect(next(ask('village', '石门村', many)).corrections.map(({ correctionId }) => correctionId)).toEqual([
    ...old.slice(10).map(({ correctionId }) => correctionId),
    'r1',
  ]);
});
