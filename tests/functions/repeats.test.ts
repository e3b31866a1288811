import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Reply } from '../../contract/action';
import { openCounty, type County } from '../support/county/county';
import type { Documents, StoredDocument } from '../support/county/documents';
import { otherInputs, type WriteName } from '../support/county/other-inputs';
import { rightPerson } from '../support/county/right-person';
import { samples } from '../support/county/samples';

const writes = Object.keys(otherInputs) as WriteName[];
const keyOf = (name: WriteName) => `the-one-key-of-${name.replace('.', '-')}`;

/**
 * Everything but what the jobs do in their own time (who holds which lease, and whether an event waits or is sealed), and what is counted against guessing:
 * calls that arrive at once each take an attempt before any of them knows of the others.
 */
function written(county: County): Documents {
  const { leases: _leases, attempts: _attempts, audit = [], chains: _chains, ...documents } = county.documents();
  const events: StoredDocument[] = audit.map((entry) => eventOf(entry['collection'], entry['documentId'], entry));
  const rest = Object.entries(documents).map(([name, all]) => {
    for (const { _id, events: waiting = [] } of all)
      events.push(...(waiting as StoredDocument[]).map((event) => eventOf(name, _id, event)));
    return [name, all.map(({ events: _events, pendingAt: _pendingAt, ...fields }) => fields)] as const;
  });
  return { ...Object.fromEntries(rest), events: events.sort((a, b) => (a._id < b._id ? -1 : 1)) };
}

function eventOf(collection: unknown, documentId: unknown, event: Record<string, unknown>): StoredDocument {
  const { actor, action, at, inputHash, key } = event;
  return { _id: [collection, documentId, event['seq']].join(' '), actor, action, at, inputHash, key };
}

/** Without what differs from run to run: instants, and values that are encrypted anew. */
function lasting(documents: Documents): unknown {
  const text = JSON.stringify(documents)
    .replace(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '(instant)')
    .replace(/"k[0-9a-f]{8}\.[\w.-]+"/g, '"(cipher)"');
  return JSON.parse(text);
}

interface Written {
  reply: Reply<unknown>;
  documents: unknown;
}

/** What each action answered and left behind when it was sent once. */
const once = new Map<WriteName, Written>();

describe('a write that is sent again with its key', () => {
  let county: County;
  beforeAll(async () => {
    county = await openCounty();
  }, 180_000);
  afterAll(() => county.close());

  test.each(writes)('%s has one effect and one answer', async (name) => {
    const person = county.person(rightPerson[name]);
    const input = await samples[name](county.world, person);
    const key = keyOf(name);
    const reply = await person.replyTo(name, input, { key });
    expect(reply).toMatchObject({ ok: true });
    await county.settled();
    const documents = written(county);
    once.set(name, { reply, documents: lasting(documents) });

    expect(await person.replyTo(name, input, { key })).toEqual(reply);
    await county.settled();
    expect(written(county)).toEqual(documents);

    const other = otherInputs[name] as ((input: unknown) => unknown) | null;
    if (other) {
      expect(await person.replyTo(name, other(input), { key })).toEqual({ ok: false, code: 'key-reused' });
      expect(written(county)).toEqual(documents);
    }
  });

  test.each(writes.filter((name) => /^oA/.test(rightPerson[name])))(
    '%s: with the key of another, the other’s answer is not given away',
    async (name) => {
      const other = county.person(rightPerson[name].replace('oA', 'oB').replace('Finance2', 'Finance'));
      const input = await samples[name](county.world, county.person(rightPerson[name]));
      expect(await other.replyTo(name, input, { key: keyOf(name) })).toEqual({ ok: false, code: 'not-found' });
    },
  );
});

describe('a write that arrives five times at once', () => {
  let county: County;
  beforeAll(async () => {
    county = await openCounty();
  }, 180_000);
  afterAll(() => county.close());

  test.each(writes)('%s has one effect and one answer', async (name) => {
    const person = county.person(rightPerson[name]);
    const input = await samples[name](county.world, person);
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => person.replyTo(name, input, { key: keyOf(name) })),
    );
    await county.settled();
    expect(replies.map(lastingReply)).toEqual(Array.from({ length: 5 }, () => lastingReply(once.get(name)?.reply)));
    expect(replies).toEqual(Array.from({ length: 5 }, () => replies[0]));
    expect(lasting(written(county))).toEqual(once.get(name)?.documents);
  });
});

function lastingReply(reply: Reply<unknown> | undefined): string {
  return JSON.stringify(reply).replace(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '(instant)');
}
