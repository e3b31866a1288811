import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as bank from '../../../domain/subsidy/bank-result';
import * as rules from '../../../domain/subsidy/batch';
import { given, type Drawn } from '../../support/given';
import {
  abandoned,
  anyone,
  approved,
  at,
  audited,
  claimed,
  auditor,
  by,
  draft,
  importing,
  leader,
  maker,
  reconciled,
  result,
  returnedFrom,
  sums,
  unsettled,
} from './batches';

const all = [importing, draft, audited, approved, reconciled, abandoned];
const except = (...states: rules.Batch['state'][]) => all.filter(({ state }) => !states.includes(state));

test('a declared batch has no lines yet, and nobody has signed', () =>
  expect(importing).toEqual({
    batchId: 'b1',
    schoolId: 's1',
    programme: 'boarder-living',
    term: '2026-autumn',
    title: '寄宿生生活补助',
    ...sums,
    state: 'importing',
    maker,
    auditor: null,
    approver: null,
    createdAt: at,
    paidOn: null,
    bankResults: [],
    unknownCount: 0,
    claim: null,
    listFile: 'cloud://evidence/list.csv.sealed',
    announcement: 'none',
    history: [{ action: 'create', at, by: maker, reason: null }],
  }));

describe('sealing', () => {
  test('needs as many lines and as much money as was declared', () =>
    given(importing)
      .when((batch) => rules.seal(batch, sums))
      .then(draft));
  test('twice changes nothing', () =>
    given(draft)
      .when((batch) => rules.seal(batch, sums))
      .thenUnchanged());
  test.each([
    { ...sums, count: 5 },
    { ...sums, totalFen: 374_999 },
    { ...sums, totalFen: 375_001 },
  ])('is refused with $count lines of $totalFen fen', (lines) =>
    given(importing)
      .when((batch) => rules.seal(batch, lines))
      .thenRefused('totals-differ', { expectedFen: 375_000, foundFen: lines.totalFen }),
  );
  test.each(except('importing', 'draft'))('does not happen to what is $state', (state) =>
    given(state)
      .when((batch) => rules.seal(batch, sums))
      .thenRefused('wrong-state'),
  );
});

describe('auditing', () => {
  test('is a second person’s', () =>
    given(draft)
      .when((batch) => rules.audit(batch, sums, by(auditor)))
      .then(audited));
  test('is never the maker’s', () =>
    given(draft)
      .when((batch) => rules.audit(batch, sums, by(maker)))
      .thenRefused('own-work'));
  test.each([
    { ...sums, count: 7 },
    { ...sums, totalFen: 375_001 },
  ])('signs what stands, not $count and $totalFen fen', (signed) =>
    given(draft)
      .when((batch) => rules.audit(batch, signed, by(auditor)))
      .thenRefused('totals-differ', { expectedFen: 375_000, foundFen: signed.totalFen }),
  );
  test.each(except('draft'))('does not happen to what is $state', (state) =>
    given(state)
      .when((batch) => rules.audit(batch, sums, by(auditor)))
      .thenRefused('wrong-state'),
  );
});

describe('approving', () => {
  test('is a third person’s', () =>
    given(audited)
      .when((batch) => rules.approve(batch, sums, by(leader)))
      .then(approved));
  test.each([maker, auditor])('is never that of $name, who has made or audited it', (actor) =>
    given(audited)
      .when((batch) => rules.approve(batch, sums, by(actor)))
      .thenRefused('own-work'),
  );
  test('signs what stands', () =>
    given(audited)
      .when((batch) => rules.approve(batch, { ...sums, totalFen: 1 }, by(leader)))
      .thenRefused('totals-differ', { expectedFen: 375_000, foundFen: 1 }));
  test.each(except('audited'))('does not happen to what is $state', (state) =>
    given(state)
      .when((batch) => rules.approve(batch, sums, by(leader)))
      .thenRefused('wrong-state'),
  );
});

describe('sending back', () => {
  test.each([importing, draft, audited, approved])('is possible while it is $state, with a reason', (state) =>
    given(state)
      .when((batch) => rules.sendBack(batch, '人数不对', by(leader)))
      .then(returnedFrom(state, leader, '人数不对')),
  );
  test.each([...except('importing', 'draft', 'audited', 'approved'), claimed])('is over when it is $state', (state) =>
    given(state)
      .when((batch) => rules.sendBack(batch, '人数不对', by(leader)))
      .thenRefused('wrong-state'),
  );
});

describe('abandoning', () => {
  test('is for a batch that could not be completed', () =>
    given(importing)
      .when((batch) => rules.abandon(batch, by(maker)))
      .then(abandoned));
  test.each(except('importing'))('does not happen to what is $state', (state) =>
    given(state)
      .when((batch) => rules.abandon(batch, by(maker)))
      .thenRefused('wrong-state'),
  );
});

describe('the bank’s result', () => {
  test('closes an approved batch, and the families are still to be told', () =>
    given(claimed)
      .when((batch) => bank.reconcile(batch, result, by(maker)))
      .then(reconciled));
  test('is taken by the batch first', () =>
    given(approved)
      .when((batch) => bank.claim(batch, { hash: 'h1', paidOn: '2026-11-20' }, '2026-11-20'))
      .then(claimed));
  test('goes on with the same file and day', () =>
    given(claimed)
      .when((batch) => bank.claim(batch, { hash: 'h1', paidOn: '2026-11-20' }, '2026-11-21'))
      .then(claimed));
  test.each([
    { hash: 'h2', paidOn: '2026-11-20' },
    { hash: 'h1', paidOn: '2026-11-21' },
  ])('stands against another file or day', (other) => {
    given(claimed)
      .when((batch) => bank.claim(batch, other, '2026-11-21'))
      .thenRefused('bank-result-begun');
    given(claimed)
      .when((batch) => bank.reconcile(batch, { ...result, ...other }, by(maker)))
      .thenRefused('bank-result-begun');
  });
  test.each(['2026-11-19', '2026-11-22'])('is of a day between the approval and today, not of %s', (paidOn) =>
    given(approved)
      .when((batch) => bank.claim(batch, { hash: 'h1', paidOn }, '2026-11-21'))
      .thenRefused('invalid-input', { path: 'paidOn' }),
  );
  test.each(except('approved'))('is not entered when it is $state', (state) =>
    given(state)
      .when((batch) => bank.reconcile(batch, result, by(maker)))
      .thenRefused('wrong-state'),
  );
  test('settles later what the bank did not know; the day of the first stays, and the families are told again', () => {
    const later = { hash: 'h2', paidOn: '2026-11-23' };
    const second = { ...later, file: 'cloud://evidence/2.csv', unknownCount: 1 };
    given(unsettled)
      .when((batch) => bank.claim(batch, later, '2026-11-24'))
      .then({ ...unsettled, claim: later });
    given({ ...unsettled, claim: later, announcement: 'done' as const })
      .when((batch) => bank.reconcile(batch, second, by(maker)))
      .then({
        ...unsettled,
        unknownCount: 1,
        bankResults: [...unsettled.bankResults, { paidOn: '2026-11-23', file: second.file }],
        history: [...unsettled.history, { action: 'settle', at, by: maker, reason: null }],
      });
  });
  test('the families have been told', () =>
    given(reconciled)
      .when((batch) => rules.announced(batch, 1))
      .then({ ...reconciled, announcement: 'done' }));
  test('of a result that came while they were told of the first, they are told next', () =>
    given(reconciled)
      .when((batch) => rules.announced(batch, 0))
      .thenUnchanged());
});

describe('what comes next', () => {
  const finance = (id: string) => ({ id, auditor: true, finance: true, leader: false });
  const head = (id: string) => ({ id, auditor: false, finance: false, leader: true });
  const both = (id: string) => ({ id, auditor: true, finance: true, leader: true });

  test.each([
    ['the audit, for finance', draft, finance(auditor.id), 'audit'],
    ['nothing, for the maker of a draft', draft, finance(maker.id), null],
    ['nothing, for a leader before the audit', draft, head(leader.id), null],
    ['the approval, for a leader', audited, head(leader.id), 'approve'],
    ['nothing, for finance after the audit', audited, finance('oThird'), null],
    ['nothing, for a leader who has made it', audited, both(maker.id), null],
    ['nothing, for a leader who has audited it', audited, both(auditor.id), null],
    ['the bank’s result, for finance', approved, finance(maker.id), 'record-bank-result'],
    ['nothing, for a leader after the approval', approved, head(leader.id), null],
    ['nothing when it is reconciled', reconciled, both('oThird'), null],
    ['a later result, while the bank does not know of some lines', unsettled, finance(maker.id), 'record-bank-result'],
    ['nothing when it was sent back', abandoned, both('oThird'), null],
  ] as const)('is %s', (_what, batch, who, next) => expect(rules.nextStep(batch, who)).toBe(next));
});

describe('whatever people try', () => {
  const command = fc.record({
    step: fc.constantFrom('seal', 'audit', 'approve', 'return', 'abandon', 'claim', 'reconcile'),
    who: anyone,
    seen: fc.constantFrom(sums, sums, sums, { count: 6, totalFen: 374_999 }),
  });
  const attempt = (batch: rules.Batch, { step, who, seen }: Drawn<typeof command>): rules.Batch => {
    const decision = {
      seal: () => rules.seal(batch, seen),
      audit: () => rules.audit(batch, seen, by(who)),
      approve: () => rules.approve(batch, seen, by(who)),
      return: () => rules.sendBack(batch, '再看看', by(who)),
      abandon: () => rules.abandon(batch, by(who)),
      claim: () => bank.claim(batch, { hash: 'h1', paidOn: '2026-11-20' }, '2026-11-20'),
      reconcile: () => bank.reconcile(batch, result, by(who)),
    }[step]();
    return decision.accepted ? decision.next : batch;
  };
  const course = fc.array(command, { maxLength: 40 }).map((commands) => {
    const states = [importing];
    for (const one of commands) states.push(attempt(states.at(-1) ?? importing, one));
    return states;
  });

  test('nobody signs twice, and nothing is paid without three people', () => {
    fc.assert(
      fc.property(course, (states) => {
        for (const { state, auditor: second, approver: third } of states) {
          const signers = [maker.id, second?.id, third?.id].filter((id) => id !== undefined);
          expect(new Set(signers).size).toBe(signers.length);
          if (state === 'approved' || state === 'reconciled') expect(signers).toHaveLength(3);
        }
      }),
    );
  });

  test('count, total, maker and history stay; the history only grows', () => {
    fc.assert(
      fc.property(course, (states) => {
        for (const [place, batch] of states.entries()) {
          expect(batch).toMatchObject({ ...sums, maker, createdAt: at });
          const before = states[place - 1] ?? importing;
          expect(batch.history.slice(0, before.history.length)).toEqual(before.history);
        }
      }),
    );
  });

  test('closed is closed: what was returned or reconciled never moves again', () => {
    fc.assert(
      fc.property(course, (states) => {
        const end = states.findIndex(({ state }) => state === 'returned' || state === 'reconciled');
        if (end >= 0) for (const batch of states.slice(end)) expect(batch).toBe(states[end]);
      }),
    );
  });
});
