import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Query as MingoQuery } from 'mingo';
import type { IndexSpec } from '../../../simulator/cloud/configuration';
import { compileFilter } from '../../../simulator/cloud/database/matcher';
import { Meter } from '../../../simulator/cloud/database/meter';
import { documentComparer } from '../../../simulator/cloud/database/paths';
import type { SortSpec } from '../../../simulator/cloud/database/paths';
import { Sqlite } from '../../../simulator/cloud/database/sqlite';
import { Store } from '../../../simulator/cloud/database/store';
import type { Document, Value } from '../../../simulator/cloud/database/values';
import { randomFrom } from './random';

const INDEXES: IndexSpec[] = [
  { name: 'a', fields: [['a', 1]], unique: false },
  {
    name: 'ab',
    fields: [
      ['a', -1],
      ['b', 1],
    ],
    unique: false,
  },
  {
    name: 'bc',
    fields: [
      ['b', 1],
      ['c', -1],
    ],
    unique: false,
  },
  {
    name: 'abc',
    fields: [
      ['a', 1],
      ['b', -1],
      ['c', 1],
    ],
    unique: false,
  },
  { name: 'ok', fields: [['o.k', 1]], unique: false },
  {
    name: 'lk',
    fields: [
      ['l.k', 1],
      ['l.v', -1],
    ],
    unique: false,
  },
];

let folder: string;
let store: Store;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planner-'));
  store = new Store(new Sqlite(join(folder, 'cloud.db')));
  store.catalogue.apply(
    new Map([
      ['flat', { indexes: INDEXES }],
      ['nested', { indexes: INDEXES }],
    ]),
  );
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

class Generator {
  readonly pick: (n: number) => number;

  constructor(
    seed: number,
    private readonly nested: boolean,
  ) {
    this.pick = randomFrom(seed);
  }

  scalar(): Value {
    const choices = [
      this.pick(6),
      -this.pick(4),
      'abc'[this.pick(3)],
      'ab\0c'.slice(0, this.pick(5)),
      null,
      this.pick(2) === 1,
      new Date(this.pick(5) * 1000 - 2000),
      this.pick(100) / 7,
    ];
    return choices[this.pick(choices.length)];
  }

  /** mingo reads ranges of null otherwise than MongoDB does. */
  bound(): Value {
    const value = this.scalar();
    return value === null && !this.nested ? 0 : value;
  }

  value(): Value {
    if (!this.nested) return this.scalar();
    const choices: Value[] = [
      [],
      [this.scalar(), this.scalar()],
      { k: this.scalar() },
      [[this.scalar()], this.scalar()],
    ];
    return this.pick(3) === 0 ? choices[this.pick(choices.length)] : this.scalar();
  }

  document(i: number): Document {
    const document: Document = { _id: i % 3 === 0 ? i : `d${i}` };
    // Two arrays in one compound index are refused, as by MongoDB.
    const open = this.pick(4);
    for (const [at, field] of ['a', 'b', 'c'].entries()) {
      if (this.pick(5) > 0) document[field] = at === open ? this.value() : this.scalar();
    }
    if (this.pick(3) > 0) document['o'] = { k: this.scalar() };
    if (this.nested && this.pick(2) === 0)
      document['l'] = Array.from({ length: this.pick(3) }, () => ({ k: this.pick(4), v: this.pick(4) }));
    return document;
  }

  condition(): Value {
    const value = this.scalar();
    const bound = this.bound();
    const choices: Value[] = [
      value,
      { $eq: value },
      { $gt: bound },
      { $gte: bound },
      { $lt: bound },
      { $lte: this.bound() },
      { $ne: value },
      { $gte: this.pick(3) - 2, $lt: this.pick(6) },
      { $in: [value, this.scalar(), this.scalar()] },
      { $exists: this.pick(2) === 1 },
      { $gt: this.bound(), $lte: this.bound() },
      { $nin: [value] },
      { $not: { $gt: bound } },
      /^a/,
      { $in: [] },
      ...(this.nested
        ? [[value], [], { $all: [value, this.scalar()] }, { $size: 2 }, { $elemMatch: { $gte: 1 } }]
        : []),
    ];
    return choices[this.pick(choices.length)];
  }

  filter(): Document {
    const filter: Document = {};
    for (const path of ['a', 'b', 'c', 'o.k']) if (this.pick(3) === 0) filter[path] = this.condition();
    if (this.nested && this.pick(4) === 0) filter['l.k'] = this.condition();
    if (this.nested && this.pick(6) === 0) filter['l'] = { $elemMatch: { k: this.pick(4), v: { $gte: this.pick(4) } } };
    if (this.pick(5) === 0) filter['$or'] = [{ a: this.condition() }, { b: this.condition(), c: this.condition() }];
    if (this.pick(8) === 0) filter['$and'] = [{ b: this.condition() }, { a: { $gte: this.bound() } }];
    if (this.pick(10) === 0) filter['_id'] = [{ $in: [3, 'd4', 9, 9] }, { $gt: 'd2' }, { $lt: 30 }, 'd5'][this.pick(4)];
    return filter;
  }

  sort(): SortSpec {
    const fields = [['a', 'b'], ['b', 'c'], ['b'], ['a', 'b', 'c'], ['c'], ['_id']][this.pick(6)] ?? [];
    const flip = this.pick(2) === 0 ? 1 : -1;
    return fields.map(
      (field, i) => [field, (this.pick(3) === 0 ? (i % 2 === 0 ? flip : -flip) : flip) as 1 | -1] as const,
    );
  }
}

const nameOf = ({ _id: id }: Document): string => JSON.stringify(id);

async function fill(name: string, generator: Generator): Promise<Document[]> {
  const documents = Array.from({ length: 300 }, (_, i) => generator.document(i));
  await store.insert(name, documents);
  for (const document of documents.splice(0, 20)) {
    const id = document['_id'];
    const after = { ...generator.document(1000), _id: id };
    await store.modify(
      name,
      { filter: { _id: id }, data: after, replace: true, multi: false, upsert: false },
      new Meter(),
    );
    documents.push(after);
  }
  return documents;
}

async function compare(
  name: string,
  generator: Generator,
  rounds: number,
  oracle: (filter: Document) => (document: Document) => boolean,
) {
  const documents = await fill(name, generator);
  const plans = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const filter = generator.filter();
    const meter = new Meter();
    const found = (await store.find(name, { filter }, meter)).map((hit) => nameOf(hit.document));
    const matching = documents.filter(oracle(filter));
    const wanted = matching.map((document) => nameOf(document));
    expect({ filter, ids: found.sort() }).toEqual({ filter, ids: wanted.sort() });
    expect(await store.count(name, filter, new Meter())).toBe(wanted.length);
    plans.add(meter.index ?? 'scan');
    await compareSorted(name, matching, filter, generator);
  }
  return plans;
}

async function compareSorted(
  name: string,
  matching: Document[],
  filter: Document,
  generator: Generator,
): Promise<void> {
  const sort = generator.sort();
  const [skip, limit] = [generator.pick(3), 1 + generator.pick(12)];
  const order = documentComparer(sort);
  const found = (await store.find(name, { filter, sort, skip, limit }, new Meter())).map((hit) => hit.document);
  const wanted = [...matching].sort(order).slice(skip, skip + limit);
  const same =
    found.length === wanted.length && found.every((document, i) => wanted[i] && order(document, wanted[i]) === 0);
  expect({ filter, sort, skip, limit, same }).toEqual({ filter, sort, skip, limit, same: true });
}

describe('every plan finds what reading everything finds', () => {
  test('documents with arrays and sub-documents', async () => {
    const plans = await compare('nested', new Generator(11, true), 300, compileFilter);
    expect([...plans]).toEqual(expect.arrayContaining(['scan', 'a', 'bc', 'abc', 'ok', 'lk', '_id_']));
  });

  test('flat documents, as an independent implementation sees them', async () => {
    const plans = await compare('flat', new Generator(7, false), 150, (filter) => {
      const query = new MingoQuery(filter);
      return (document) => query.test(document);
    });
    expect([...plans]).toEqual(expect.arrayContaining(['a', 'ab', 'bc', 'abc', 'ok']));
  });
});
