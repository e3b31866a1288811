import { describe, expect, test } from '@jest/globals';
import {
  consentUntil,
  give,
  standing,
  withdraw,
  type Consent,
  type Giving,
  type Withdrawal,
} from '../../../domain/identity/consent';
import { accepted, given } from '../../support/given';

const none: Consent = { pupilId: 'p1', schoolId: 's1', purpose: 'photo', entries: [] };
const at = '2026-11-20T02:00:00.000Z';
const giving = (id: string, until = '2027-08-31', schoolId = 's1'): Giving => ({
  event: 'give',
  at,
  by: { id, relation: 'mother' },
  schoolId,
  until,
  wording: 1,
});
const withdrawal: Withdrawal = { event: 'withdraw', at, by: { id: 'oFather', relation: 'father' }, schoolId: 's1' };
const byMother: Consent = { ...none, entries: [giving('oMother')] };
const today = '2026-11-20';
const seen = { schoolId: 's1', today, barredIds: [] as string[] };

test.each([
  ['2026-11-20', '2027-08-31'],
  ['2027-06-30', '2027-08-31'],
  ['2027-07-01', '2028-08-31'],
  ['2027-12-31', '2028-08-31'],
])('given on %s it stands until the end of the school year, %s', (day, until) => {
  expect(consentUntil(day)).toBe(until);
});

describe('giving', () => {
  test('is added to what was said, never written over it', () => {
    given(none)
      .when((consent) => give(consent, giving('oMother')))
      .then(byMother);
  });

  test('the same twice is refused, the other parent’s own word is not', () => {
    given(byMother)
      .when((consent) => give(consent, giving('oMother')))
      .thenRefused('wrong-state');
    given(byMother)
      .when((consent) => give(consent, giving('oFather')))
      .then({ ...none, entries: [giving('oMother'), giving('oFather')] });
  });

  test('again for the next school year, and after it was withdrawn', () => {
    expect(give(byMother, giving('oMother', '2028-08-31')).accepted).toBe(true);
    const taken = accepted(withdraw(byMother, withdrawal, today));
    expect(standing(accepted(give(taken, giving('oMother'))), seen)).toEqual({ state: 'stands', until: '2027-08-31' });
  });
});

describe('withdrawing', () => {
  test('ends it, whoever has given it', () => {
    const both: Consent = { ...none, entries: [giving('oMother'), giving('oFather')] };
    given(both)
      .when((consent) => withdraw(consent, withdrawal, today))
      .then({ ...none, entries: [...both.entries, withdrawal] });
    expect(standing(accepted(withdraw(both, withdrawal, today)), seen)).toEqual({ state: 'withdrawn', until: null });
  });

  test('is refused where nothing stands', () => {
    const refused = { accepted: false, code: 'wrong-state' };
    expect(withdraw(none, withdrawal, today)).toEqual(refused);
    expect(withdraw(byMother, withdrawal, '2027-09-01')).toEqual(refused);
    expect(withdraw(accepted(withdraw(byMother, withdrawal, today)), withdrawal, today)).toEqual(refused);
  });
});

describe('what stands', () => {
  test('nothing where nobody has said anything', () => {
    expect(standing(null, seen)).toEqual({ state: 'never', until: null });
  });

  test('until the last day, and no longer', () => {
    expect(standing(byMother, { ...seen, today: '2027-08-31' }).state).toBe('stands');
    expect(standing(byMother, { ...seen, today: '2027-09-01' })).toEqual({ state: 'expired', until: null });
  });

  test('a word to one school is none to another', () => {
    expect(standing(byMother, { ...seen, schoolId: 's2' }).state).toBe('never');
    expect(give(byMother, giving('oMother', '2027-08-31', 's2')).accepted).toBe(true);
    expect(withdraw(byMother, { ...withdrawal, schoolId: 's2' }, today).accepted).toBe(false);
  });

  test('is suspended while only people gave it whom a court keeps away', () => {
    const barredIds = ['oMother'];
    expect(standing(byMother, { ...seen, barredIds })).toEqual({ state: 'suspended', until: null });
    const both = accepted(give(byMother, giving('oFather')));
    expect(standing(both, { ...seen, barredIds })).toEqual({ state: 'stands', until: '2027-08-31' });
    expect(standing(byMother, seen).state).toBe('stands');
  });
});
