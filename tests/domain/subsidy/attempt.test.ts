import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as rules from '../../../domain/subsidy/attempt';
import type { Disbursement } from '../../../domain/subsidy/disbursement';
import { accepted, given, type Drawn } from '../../support/given';
import { failed, paid, pending, unknown } from './disbursements';

const paidOn = '2026-11-20';
const second: rules.Attempt = {
  ...rules.attemptOf(pending),
  batchId: 'b2',
  bank: '县农业银行',
  cardTail: '5678',
};
const again: Disbursement = { ...failed, ...second, earlier: [rules.attemptOf(failed)] };

describe('the bank’s word', () => {
  const says =
    (outcome: rules.BankWord['outcome'], failure: string | null = null, batchId = 'b1') =>
    (line: Disbursement) =>
      rules.settle(line, batchId, { outcome, failure, paidOn, result: 1 });

  test('paid, on a day', () => given(pending).when(says('paid')).then(paid));
  test('failed, and why; no day', () => given(pending).when(says('failed', '社保卡未激活')).then(failed));
  test('unknown; no day', () => given(pending).when(says('unknown')).then(unknown));
  test('the same word again changes nothing', () => {
    given(paid).when(says('paid')).thenUnchanged();
    given(failed).when(says('failed', '社保卡未激活')).thenUnchanged();
    given(unknown).when(says('unknown')).thenUnchanged();
  });
  test('what was unknown may turn out to be paid, or to have failed', () => {
    given(unknown).when(says('paid')).then(paid);
    given(unknown).when(says('failed', '社保卡未激活')).then(failed);
  });
  test('what was paid stays paid, what has failed stays failed', () => {
    given(paid).when(says('failed', '退回')).thenRefused('wrong-state');
    given(paid).when(says('unknown')).thenRefused('wrong-state');
    given(failed).when(says('paid')).thenRefused('wrong-state');
    given(failed).when(says('unknown')).thenRefused('wrong-state');
  });
  test('is about the attempt of its own batch', () => {
    given(again)
      .when(says('paid', null, 'b2'))
      .then({ ...again, outcome: 'paid', paidOn, result: 1 });
    given(again)
      .when(says('failed', '社保卡未激活', 'b1'))
      .thenUnchanged();
    given(again)
      .when(says('paid', null, 'b1'))
      .thenRefused('wrong-state');
    given(again)
      .when(says('paid', null, 'b3'))
      .thenRefused('wrong-state');
  });
});

describe('another attempt', () => {
  const tries =
    (next: rules.Attempt = second) =>
    (line: Disbursement) =>
      rules.tryAgain(line, next);

  test('follows one that failed, which is kept', () => given(failed).when(tries()).then(again));
  test('never follows one that was paid, or of which the bank does not know', () => {
    given(paid).when(tries()).thenRefused('wrong-state');
    given(unknown).when(tries()).thenRefused('wrong-state');
  });
  test('takes the place of one that never went to the bank', () => {
    given(pending)
      .when(tries())
      .then({ ...pending, ...second });
    const third = { ...second, batchId: 'b3' };
    given(again)
      .when(tries(third))
      .then({ ...again, ...third });
  });
  test('pays what failed, not another sum', () => {
    const more = { ...second, amountFen: 62_501 };
    given(failed).when(tries(more)).thenRefused('totals-differ', { expectedFen: 62_500, foundFen: 62_501 });
    given(again)
      .when(tries({ ...more, batchId: 'b3' }))
      .thenRefused('totals-differ', { expectedFen: 62_500, foundFen: 62_501 });
  });
});

test('what stands in each of its batches', () => {
  expect(rules.attemptIn(again, 'b1')).toEqual(rules.attemptOf(failed));
  expect(rules.attemptIn(again, 'b2')).toEqual(second);
  expect(rules.attemptIn(again, 'b3')).toBeUndefined();
  expect([rules.isTriedAgain(again, 'b1'), rules.isTriedAgain(again, 'b2')]).toEqual([true, false]);
});

test('whatever happens, nothing is paid twice, and no attempt that went to the bank is lost', () => {
  const step = fc.oneof(
    fc.record({ outcome: fc.constantFrom('paid' as const, 'failed' as const, 'unknown' as const), at: fc.nat(5) }),
    fc.record({ outcome: fc.constant(null), at: fc.nat(5) }),
  );
  const taken = (line: Disbursement, { outcome, at }: Drawn<typeof step>): Disbursement => {
    const decision =
      outcome === null
        ? rules.tryAgain(line, { ...second, batchId: `b${at}` })
        : rules.settle(line, `b${at}`, { outcome, failure: null, paidOn, result: 1 });
    return decision.accepted ? decision.next : line;
  };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let line: Disbursement = pending;
      for (const one of steps) {
        const before = rules.attemptsOf(line).filter(({ outcome }) => outcome !== 'pending' && outcome !== 'unknown');
        line = taken(line, one);
        expect(rules.attemptsOf(line)).toEqual(expect.arrayContaining([...before]));
        expect(line.earlier.every(({ outcome }) => outcome === 'failed')).toBe(true);
      }
    }),
  );
});

test('a fixture is what the rules make of it', () => expect(accepted(rules.tryAgain(failed, second))).toEqual(again));
