import { expect, test } from '@jest/globals';
import { isSeenByFamily, reasonFor } from '../../../domain/ledger/opening';

const known = { task: null, asked: undefined, isOwnClass: false } as const;

test('what waits for the person is the reason, before anything else', () => {
  const asked = { reason: 'aid' } as const;
  expect(reasonFor({ task: 'verify-need', asked, isOwnClass: true })).toEqual({ purpose: 'verify-need', note: null });
});

test('what the person says comes before the class', () => {
  expect(reasonFor({ ...known, asked: { reason: 'visit' }, isOwnClass: true })).toEqual({
    purpose: 'visit',
    note: null,
  });
  expect(reasonFor({ ...known, isOwnClass: true })).toEqual({ purpose: 'class', note: null });
});

test('outside the class and without a task the reason must be said, and another one in words', () => {
  expect(reasonFor(known)).toBeNull();
  expect(reasonFor({ ...known, asked: { reason: 'other' } })).toBeNull();
  expect(reasonFor({ ...known, asked: { reason: 'other', note: '转学' } })).toEqual({ purpose: 'other', note: '转学' });
  expect(reasonFor({ ...known, asked: { reason: 'aid', note: '不看' } })).toEqual({ purpose: 'aid', note: null });
});

test('families see every opening that there is today', () => {
  expect(isSeenByFamily({ purpose: 'other' })).toBe(true);
});
