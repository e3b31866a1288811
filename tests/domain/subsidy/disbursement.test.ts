import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answers as possibleAnswers } from '../../../contract/disbursement';
import { attemptOf } from '../../../domain/subsidy/attempt';
import * as rules from '../../../domain/subsidy/disbursement';
import { accepted, given, type Drawn } from '../../support/given';
import { failed, paid, pending, unknown } from './disbursements';

const mother: rules.Guardian = { id: 'oMother', relation: 'mother' };
const grandmother: rules.Guardian = { id: 'oGrandmother', relation: 'grandparent' };
const at = '2026-11-20T11:00:00.000Z';
const reply = (answer: rules.Reply['answer'], more: Partial<rules.Reply> = {}): rules.Reply => ({
  answer,
  receivedFen: null,
  by: mother,
  at,
  today: '2026-11-20',
  ticketNumber: '261120-AAAAAA',
  ...more,
});
const confirm = (answer: rules.Reply) => (line: rules.Disbursement) => rules.confirm(line, answer);
const said = (answer: rules.Reply['answer'], receivedFen: number | null = null, by = mother): rules.Answer => ({
  answer,
  receivedFen,
  by,
  at,
});
const open: rules.Ticket = { number: '261120-AAAAAA', openedAt: at, dueOn: '2026-11-27', state: 'open' };

describe('the family’s word', () => {
  test('received', () =>
    given(paid)
      .when(confirm(reply('received')))
      .then({ ...paid, answer: said('received'), answers: [said('received')] }));

  test.each(['not-received', 'unsure'] as const)('%s opens a ticket that is due in seven days', (answer) =>
    given(paid)
      .when(confirm(reply(answer)))
      .then({ ...paid, answer: said(answer), answers: [said(answer)], ticket: open }),
  );

  test('a wrong amount says what arrived', () => {
    given(paid)
      .when(confirm(reply('wrong-amount', { receivedFen: 52_500 })))
      .then({ ...paid, answer: said('wrong-amount', 52_500), answers: [said('wrong-amount', 52_500)], ticket: open });
    given(paid)
      .when(confirm(reply('wrong-amount', { receivedFen: 0 })))
      .then({ ...paid, answer: said('wrong-amount', 0), answers: [said('wrong-amount', 0)], ticket: open });
  });

  test.each([null, 62_500])('a wrong amount of %p is none', (receivedFen) =>
    given(paid)
      .when(confirm(reply('wrong-amount', { receivedFen })))
      .thenRefused('invalid-input', { path: 'receivedFen' }),
  );

  test('an amount beside another answer is left out', () =>
    given(paid)
      .when(confirm(reply('received', { receivedFen: 5 })))
      .then({ ...paid, answer: said('received'), answers: [said('received')] }));

  test('the same answer again by the same person changes nothing; another guardian’s is one of its own', () => {
    const confirmed = accepted(rules.confirm(paid, reply('received')));
    given(confirmed)
      .when(confirm(reply('received', { at: '2026-11-21T00:00:00.000Z' })))
      .thenUnchanged();
    given(confirmed)
      .when(confirm(reply('received', { by: grandmother })))
      .then({
        ...confirmed,
        answer: said('received', null, grandmother),
        answers: [said('received'), said('received', null, grandmother)],
      });
  });

  test('another wrong amount is another answer to the same ticket', () => {
    const disputed = accepted(rules.confirm(paid, reply('wrong-amount', { receivedFen: 1 })));
    given(disputed)
      .when(confirm(reply('wrong-amount', { receivedFen: 2, ticketNumber: '261120-BBBBBB' })))
      .then({
        ...disputed,
        answer: said('wrong-amount', 2),
        answers: [said('wrong-amount', 1), said('wrong-amount', 2)],
        ticket: open,
      });
  });

  test('a later "received" closes the ticket; both answers stay', () => {
    const disputed = accepted(rules.confirm(paid, reply('not-received')));
    given(disputed)
      .when(confirm(reply('received', { by: grandmother })))
      .then({
        ...paid,
        answer: said('received', null, grandmother),
        answers: [said('not-received'), said('received', null, grandmother)],
        ticket: { ...open, state: 'closed' },
      });
  });

  test('a doubt after that opens a new ticket', () => {
    const closed = accepted(rules.confirm(accepted(rules.confirm(paid, reply('unsure'))), reply('received')));
    given(closed)
      .when(confirm(reply('not-received', { ticketNumber: '261120-BBBBBB' })))
      .then({
        ...closed,
        answer: said('not-received'),
        answers: [said('unsure'), said('received'), said('not-received')],
        ticket: { ...open, number: '261120-BBBBBB' },
      });
  });

  test.each([pending, failed, unknown])('is not asked while the bank’s is $outcome', (line) =>
    given(line)
      .when(confirm(reply('received')))
      .thenRefused('wrong-state'),
  );
});

describe('whatever a family answers', () => {
  const answer = fc.record({
    answer: fc.constantFrom(...possibleAnswers),
    receivedFen: fc.option(fc.nat(70_000), { nil: null }),
    by: fc.constantFrom(mother, grandmother),
  });
  const course = fc.array(answer, { maxLength: 20 });
  const replies = (said: readonly Drawn<typeof answer>[]) =>
    said.map((one, place) =>
      reply(one.answer, {
        ...one,
        at: new Date(Date.UTC(2026, 10, 20, 0, place)).toISOString(),
        ticketNumber: `T${place}`,
      }),
    );

  test('no answer is lost, the last one counts, and the ticket is open iff the last is not "received"', () => {
    fc.assert(
      fc.property(course, (told) => {
        let line = paid;
        for (const one of replies(told)) {
          const before = line;
          const decision = rules.confirm(line, one);
          if (!decision.accepted) continue;
          line = decision.next;
          expect(line.answers.slice(0, before.answers.length)).toEqual(before.answers);
          expect(line.answers.length - before.answers.length).toBe(line === before ? 0 : 1);
          expect(line.answer?.answer).toBe(one.answer);
        }
        expect(line.answer).toEqual(line.answers.at(-1) ?? null);
        const last = line.answer?.answer ?? 'received';
        expect(line.ticket?.state === 'open').toBe(last !== 'received');
        expect({ ...line, answer: null, answers: [], ticket: null }).toEqual(paid);
      }),
    );
  });

  test('as many tickets as there were turns from good to bad, each with its own number', () => {
    fc.assert(
      fc.property(course, (told) => {
        let line = paid;
        const numbers = new Set<string>();
        let turns = 0;
        for (const one of replies(told)) {
          const before = line;
          const decision = rules.confirm(line, one);
          if (!decision.accepted) continue;
          line = decision.next;
          const wasGood = (before.answer?.answer ?? 'received') === 'received';
          if (wasGood && line.answer?.answer !== 'received') turns += 1;
          if (line.ticket) numbers.add(line.ticket.number);
        }
        expect(numbers.size).toBe(turns);
      }),
    );
  });
});

test.each([
  [pending, 'unpaid'],
  [failed, 'delayed'],
  [unknown, 'delayed'],
  [{ ...pending, earlier: [attemptOf(failed)] }, 'delayed'],
  [paid, 'unanswered'],
  [{ ...paid, answer: said('received') }, 'confirmed'],
  [{ ...paid, answer: said('not-received') }, 'disputed'],
  [{ ...paid, answer: said('wrong-amount', 1) }, 'disputed'],
  [{ ...paid, answer: said('unsure') }, 'unsure'],
] as const)('where a line stands with the family: $outcome, $answer.answer', (line, state) =>
  expect(rules.familyState(line)).toBe(state),
);
