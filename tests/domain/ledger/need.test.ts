import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { needCategories, type WantedChange } from '../../../contract/need';
import * as rules from '../../../domain/ledger/need';
import { accepted, given } from '../../support/given';

const [teacher, office, head] = ['班主任', '政教处', '校长'].map((name) => ({ id: name, name })) as [
  Actor,
  Actor,
  Actor,
];
type Actor = rules.Step['by'];
const at = '2026-11-20T01:00:00.000Z';
const today = '2026-11-20';
const by = (actor: Actor): rules.Step => ({ by: actor, at });
const yes = { kind: 'accept' } as const;
const no = { kind: 'refuse', reason: '材料不够' } as const;

const empty: rules.NeedRecord = {
  pupilId: 'p1',
  schoolId: 's1',
  classId: 'c1',
  pupilName: '石小花',
  className: '一年级',
  needs: [],
  changes: [],
};
const evidence = { kind: 'certificate', note: '低保证' } as const;
const begin = (on = '2026-11-02'): WantedChange => ({ kind: 'begin', category: 'subsistence-allowance', on, evidence });
const end = (on: string): WantedChange => ({ kind: 'end', category: 'subsistence-allowance', on, reason: '收入高了' });
const ask = (record: rules.NeedRecord, wanted: WantedChange, changeId = 'g1', actor = teacher) =>
  rules.request(record, { changeId, wanted, today }, by(actor));

const asked = accepted(ask(empty, begin()));
const verified = accepted(rules.verify(asked, 'g1', yes, by(office)));
const applied = accepted(rules.apply(verified, 'g1', yes, by(head)));

describe('asking', () => {
  test('leaves the categories as they are', () => {
    expect(asked.needs).toEqual([]);
    expect(asked.changes).toMatchObject([{ changeId: 'g1', state: 'submitted', author: teacher, verifier: null }]);
  });
  test('for a day to come is refused', () =>
    given(empty)
      .when((record) => ask(record, begin('2026-11-21')))
      .thenRefused('invalid-input', { path: 'wanted.on' }));
  test('for what is asked already is refused', () =>
    given(asked)
      .when((record) => ask(record, begin(), 'g2'))
      .thenRefused('already-exists'));
  test('for what stands already is refused', () =>
    given(applied)
      .when((record) => ask(record, begin(), 'g2'))
      .thenRefused('already-exists'));
  test('for the end of what does not stand is refused', () =>
    given(empty)
      .when((record) => ask(record, end('2026-11-20')))
      .thenRefused('wrong-state'));
  test('for an end before the beginning is refused', () =>
    given(applied)
      .when((record) => ask(record, end('2026-11-01'), 'g2'))
      .thenRefused('invalid-input', { path: 'wanted.on' }));
});

describe('verifying', () => {
  test('is another person’s', () =>
    given(asked)
      .when((record) => rules.verify(record, 'g1', yes, by(teacher)))
      .thenRefused('own-work'));
  test('may be refused, and the history says why', () => {
    const refused = accepted(rules.verify(asked, 'g1', no, by(office)));
    expect(refused.changes[0]).toMatchObject({
      state: 'refused',
      history: [{}, { action: 'refuse', reason: '材料不够' }],
    });
    given(refused)
      .when((record) => rules.verify(record, 'g1', yes, by(office)))
      .thenRefused('wrong-state');
  });
  test('of what was never asked is refused', () =>
    given(empty)
      .when((record) => rules.verify(record, 'g1', yes, by(office)))
      .thenRefused('not-found'));
});

describe('applying', () => {
  test('makes the category stand, with evidence and verifier', () =>
    expect(applied.needs).toEqual([
      { category: 'subsistence-allowance', since: '2026-11-02', until: null, evidence, verifier: office },
    ]));
  test.each([teacher, office])('is a third person’s: not %o', (actor) =>
    given(verified)
      .when((record) => rules.apply(record, 'g1', yes, by(actor)))
      .thenRefused('own-work'),
  );
  test('comes after verifying', () =>
    given(asked)
      .when((record) => rules.apply(record, 'g1', yes, by(head)))
      .thenRefused('wrong-state'));
  test('of an end keeps the category with its last day', () => {
    const wanted = accepted(ask(applied, end('2026-11-19'), 'g2'));
    const ended = accepted(rules.apply(accepted(rules.verify(wanted, 'g2', yes, by(office))), 'g2', yes, by(head)));
    expect(ended.needs).toMatchObject([{ since: '2026-11-02', until: '2026-11-19' }]);
    expect(rules.currentNeeds(ended)).toEqual([]);
  });
  test('after an end begins anew only later', () => {
    const wanted = accepted(ask(applied, end('2026-11-19'), 'g2'));
    const ended = accepted(rules.apply(accepted(rules.verify(wanted, 'g2', yes, by(office))), 'g2', yes, by(head)));
    given(ended)
      .when((record) => ask(record, begin('2026-11-19'), 'g3'))
      .thenRefused('invalid-input', { path: 'wanted.on' });
    expect(accepted(ask(ended, begin('2026-11-20'), 'g3')).changes).toHaveLength(3);
  });
  test('of what no longer fits is refused', () =>
    given({ ...verified, needs: applied.needs })
      .when((record) => rules.apply(record, 'g1', yes, by(head)))
      .thenRefused('changed-meanwhile'));
});

describe('withdrawing', () => {
  test.each([asked, verified])('is the author’s, while it waits', (record) =>
    expect(accepted(rules.withdraw(record, 'g1', by(teacher))).changes[0]?.state).toBe('withdrawn'),
  );
  test('is nobody else’s', () =>
    given(asked)
      .when((record) => rules.withdraw(record, 'g1', by(office)))
      .thenRefused('not-found'));
  test('is too late once applied', () =>
    given(applied)
      .when((record) => rules.withdraw(record, 'g1', by(teacher)))
      .thenRefused('wrong-state'));
});

describe('whatever is done in whatever order', () => {
  const people = [teacher, office, head];
  const command = fc.record({
    kind: fc.constantFrom('begin', 'end', 'verify', 'apply', 'refuse', 'withdraw'),
    category: fc.constantFrom(...needCategories),
    who: fc.constantFrom(...people),
    which: fc.nat(12),
    day: fc.integer({ min: 1, max: 25 }),
  });
  type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

  function run(record: rules.NeedRecord, one: Command, place: number) {
    const on = `2026-11-${String(one.day).padStart(2, '0')}`;
    const changeId = `g${String(one.which)}`;
    const { category } = one;
    switch (one.kind) {
      case 'begin':
        return ask(record, { kind: 'begin', category, on, evidence }, `g${String(place)}`, one.who);
      case 'end':
        return ask(record, { kind: 'end', category, on, reason: '变了' }, `g${String(place)}`, one.who);
      case 'verify':
        return rules.verify(record, changeId, yes, by(one.who));
      case 'apply':
        return rules.apply(record, changeId, yes, by(one.who));
      case 'refuse':
        return rules.verify(record, changeId, no, by(one.who));
      default:
        return rules.withdraw(record, changeId, by(one.who));
    }
  }

  test('categories and history agree', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let record = empty;
        commands.forEach((one, place) => {
          const decision = run(record, one, place);
          if (decision.accepted) record = decision.next;
        });
        const done = record.changes.filter(({ state }) => state === 'applied');
        for (const category of needCategories) {
          const own = done.filter(({ wanted }) => wanted.category === category);
          const begun = own.filter(({ wanted }) => wanted.kind === 'begin').length;
          const needs = record.needs.filter((need) => need.category === category);
          expect(needs).toHaveLength(begun);
          expect(needs.filter(({ until }) => until === null)).toHaveLength(begun - (own.length - begun));
          expect(needs.filter(({ until }) => until === null).length).toBeLessThanOrEqual(1);
          for (const { since, until } of needs) expect(until === null || since <= until).toBe(true);
        }
        for (const { author, verifier, history } of done) {
          const hands = [author.id, verifier?.id, history.find(({ action }) => action === 'apply')?.by.id];
          expect(new Set(hands).size).toBe(3);
        }
      }),
    ));
});
