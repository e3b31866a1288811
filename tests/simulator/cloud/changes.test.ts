import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());
beforeEach(() => lab.run(`await db.collection('things').where({ _id: _.exists(true) }).remove()`));

const given = (...documents: Record<string, unknown>[]): Promise<unknown> =>
  lab.run(`for (const data of event.documents) await db.collection('things').add({ data })`, { documents });
const thing = (id: string): Promise<unknown> =>
  lab.run(`return (await db.collection('things').doc(event.id).get()).data`, { id });

describe('changing', () => {
  const update = (data: string, query = `doc('a')`): Promise<unknown> =>
    lab.run(`return (await db.collection('things').${query}.update({ data: ${data} })).stats.updated`);
  beforeEach(() =>
    given(
      {
        _id: 'a',
        n: 1,
        tags: ['x'],
        o: { p: 1 },
        items: [
          { k: 1, v: 2 },
          { k: 2, v: 9 },
        ],
        at: 5,
      },
      { _id: 'b', code: 'b', n: 2 },
    ),
  );

  test.each([
    ['set, nested and flattened', `{ o: { r: 2 }, 'o.s': 3 }`, { o: { p: 1, r: 2, s: 3 } }],
    ['_.set replaces whole', `{ o: _.set({ r: 2 }) }`, { o: { r: 2 } }],
    ['remove', `{ n: _.remove() }`, { n: undefined }],
    ['inc, mul', `{ n: _.inc(2), at: _.mul(3) }`, { n: 3, at: 15 }],
    ['inc of a missing field', `{ fresh: _.inc(2) }`, { fresh: 2 }],
    ['min, max', `{ n: _.max(9), at: _.min(3) }`, { n: 9, at: 3 }],
    ['push', `{ tags: _.push(['y', 'z']) }`, { tags: ['x', 'y', 'z'] }],
    [
      'push with position, sort and slice',
      `{ tags: _.push({ each: ['c', 'b'], sort: 1, slice: 2 }) }`,
      { tags: ['b', 'c'] },
    ],
    ['push at a position', `{ tags: _.push({ each: ['c', 'b'], position: 0 }) }`, { tags: ['c', 'b', 'x'] }],
    ['unshift', `{ tags: _.unshift(['u']) }`, { tags: ['u', 'x'] }],
    ['pop', `{ items: _.pop() }`, { items: [{ k: 1, v: 2 }] }],
    ['shift', `{ items: _.shift() }`, { items: [{ k: 2, v: 9 }] }],
    ['pull a value', `{ tags: _.pull('x') }`, { tags: [] }],
    ['pull by condition', `{ items: _.pull({ v: _.gt(5) }) }`, { items: [{ k: 1, v: 2 }] }],
    ['pullAll', `{ tags: _.pullAll(['x', 'y']) }`, { tags: [] }],
    ['addToSet one', `{ tags: _.addToSet('x') }`, { tags: ['x'] }],
    ['addToSet each', `{ tags: _.addToSet({ $each: ['x', 'y'] }) }`, { tags: ['x', 'y'] }],
    ['rename', `{ n: _.rename('m') }`, { n: undefined, m: 1 }],
    [
      'an element by number',
      `{ 'items.0.v': 7 }`,
      {
        items: [
          { k: 1, v: 7 },
          { k: 2, v: 9 },
        ],
      },
    ],
  ])('%s', async (_name, data, expected) => {
    await update(data);
    const after = (await thing('a')) as Record<string, unknown>;
    for (const [field, value] of Object.entries(expected)) expect(after[field]).toEqual(value);
  });

  test.each([
    ['inc of a text', `{ tags: _.inc(1) }`, 'non-numeric'],
    ['inc by a text', `{ n: _.inc('1') }`, 'non-numeric'],
    ['push on a number', `{ n: _.push(['x']) }`, 'must be an array'],
    ['set through a number', `{ 'n.p': 1 }`, 'Cannot create field'],
    ['set through an array', `{ 'tags.p': 1 }`, 'Cannot create field'],
    ['two changes of one path', `{ o: _.set({ p: 2 }), 'o.p': 3 }`, 'conflict'],
    ['bit', `{ n: _.bit({ and: 1 }) }`, 'not simulated: update operator $bit'],
  ])('refuses %s', async (_name, data, message) => {
    const failure = await lab.failure(`await db.collection('things').doc('a').update({ data: ${data} })`);
    expect(failure.errMsg).toContain(message);
    expect(await thing('a')).toMatchObject({ n: 1, tags: ['x'], o: { p: 1 } });
  });

  test('counts only what became different', async () => {
    expect(await update(`{ n: 1 }`)).toBe(0);
    expect(await update(`{ n: 7 }`)).toBe(1);
    expect(await update(`{ n: 7 }`, `where({ _id: _.exists(true) })`)).toBe(1);
    expect(await update(`{ n: 7 }`, `doc('zz')`)).toBe(0);
  });

  test('the SDK drops an empty object; an update of nothing else is refused', async () => {
    expect(await update(`{ n: 4, profile: {} }`)).toBe(1);
    expect(await thing('a')).not.toHaveProperty('profile');
    expect(
      (await lab.failure(`await db.collection('things').doc('a').update({ data: { profile: {} } })`)).errMsg,
    ).toContain('the update is empty');
  });

  test('multi: false changes one', async () => {
    expect(
      await lab.run(
        `return (await db.collection('things').where({ n: _.gt(0) }).update({ data: { seen: true }, multi: false })).stats.updated`,
      ),
    ).toBe(1);
  });

  test('set() replaces, and creates', async () => {
    expect(await lab.run(`return (await db.collection('things').doc('a').set({ data: { m: 1 } })).stats`)).toEqual({
      updated: 1,
      created: 0,
    });
    expect(await thing('a')).toEqual({ _id: 'a', m: 1 });
    expect(
      await lab.run(`return (await db.collection('things').doc('new').set({ data: { code: 'n' } })).stats`),
    ).toEqual({ updated: 0, created: 1 });
  });

  test('remove() by id and by condition', async () => {
    expect(await lab.run(`return (await db.collection('things').doc('a').remove()).stats.removed`)).toBe(1);
    expect(await lab.run(`return (await db.collection('things').where({ n: _.gt(0) }).remove()).stats.removed`)).toBe(
      1,
    );
    expect(await lab.run(`return (await db.collection('things').count()).total`)).toBe(0);
  });

  test('a conditional update has one winner among fifty', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        lab.run(
          `return (await db.collection('things').where({ _id: 'a', n: 1 }).update({ data: { n: 2, by: event.i } })).stats.updated`,
          { i },
        ),
      ),
    );
    expect(results.filter((updated) => updated === 1)).toHaveLength(1);
  });

  test('fifty increments add up', async () => {
    await Promise.all(Array.from({ length: 50 }, () => update(`{ n: _.inc(1) }`)));
    expect(await thing('a')).toMatchObject({ n: 51 });
  });
});
