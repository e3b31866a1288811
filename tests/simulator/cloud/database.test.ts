import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());
beforeEach(async () => {
  await lab.run(
    `await db.collection('things').where({ _id: _.exists(true) }).remove(); await db.collection('users').where({ _id: _.exists(true) }).remove();`,
  );
});

const given = (...documents: Record<string, unknown>[]): Promise<unknown> =>
  lab.run(`for (const data of event.documents) await db.collection('things').add({ data })`, { documents });
const thing = (id: string): Promise<unknown> =>
  lab.run(`return (await db.collection('things').doc(event.id).get()).data`, { id });
const ids = (query: string): Promise<unknown> =>
  lab.run(`return (await db.collection('things')${query}.get()).data.map((d) => d._id)`);

describe('adding', () => {
  test('keeps every type the SDK can send', async () => {
    const result = await lab.run(`
      const at = new Date(1700000000000);
      await db.collection('things').add({ data: { _id: 'a', int: 1, float: 1.5, long: 1700000000000, text: '文', list: ['x'], at,
        nothing: null, missing: undefined, deep: { p: { q: 1 } }, yes: true, point: new db.Geo.Point(121.5, 31.2), pattern: /^a/i } });
      const { data } = await db.collection('things').doc('a').get();
      return { ...data, at: data.at instanceof Date && data.at.getTime(), keys: Object.keys(data) };`);
    expect(result).toMatchObject({
      int: 1,
      float: 1.5,
      long: 1700000000000,
      text: '文',
      list: ['x'],
      at: 1700000000000,
      nothing: null,
      deep: { p: { q: 1 } },
    });
    expect(result).toMatchObject({ yes: true });
    expect((result as { keys: string[] }).keys).not.toContain('missing');
  });

  test('the SDK loses the content of a Buffer', async () => {
    await lab.run(`await db.collection('things').add({ data: { _id: 'a', bytes: Buffer.from([1, 2]) } })`);
    expect(await thing('a')).toEqual({ _id: 'a', bytes: { type: 'Buffer', data: [] } });
  });

  test('makes ids of 32 hex digits and answers them for one and for many', async () => {
    const one = (await lab.run(`return db.collection('things').add({ data: { n: 1 } })`)) as { _id: string };
    const many = (await lab.run(`return db.collection('things').add({ data: [{ code: 'a' }, { code: 'b' }] })`)) as {
      _ids: string[];
    };
    expect(one._id).toMatch(/^[0-9a-f]{32}$/);
    expect(many._ids).toHaveLength(2);
  });

  test('of several adds all or none', async () => {
    const failure = await lab.failure(
      `await db.collection('users').add({ data: [{ _id: 'x' }, { _id: 'y' }, { _id: 'x' }] })`,
    );
    expect(failure.errMsg).toContain('E11000');
    expect(await lab.run(`return (await db.collection('users').where({ _id: _.exists(true) }).count()).total`)).toBe(0);
  });

  test('refuses a taken id, naming the index', async () => {
    await given({ _id: 'a' });
    expect(await lab.failure(`await db.collection('things').add({ data: { _id: 'a', code: 'z' } })`)).toMatchObject({
      errCode: -502001,
      errMsg: expect.stringMatching(/E11000.*index: _id_/),
    });
  });

  test('refuses names with a dollar or a dot, and arrays as ids', async () => {
    expect((await lab.failure(`await db.collection('things').add({ data: { 'a.b': 1 } })`)).errMsg).toContain(
      'dotted field',
    );
    expect(
      (await lab.failure(`await db.collection('things').add({ data: { deep: { $where: 1 } } })`)).errMsg,
    ).toContain('dollar');
    expect((await lab.failure(`await db.collection('things').add({ data: { _id: [1] } })`)).errMsg).toContain('_id');
  });

  test('a missing collection is DATABASE_COLLECTION_NOT_EXIST for every action', async () => {
    for (const action of [
      `add({ data: {} })`,
      `get()`,
      `count()`,
      `where({ a: 1 }).update({ data: { a: 1 } })`,
      `where({ a: 1 }).remove()`,
      `doc('x').get()`,
      `aggregate().match({ a: 1 }).end()`,
    ]) {
      const { errCode, errMsg } = await lab.failure(`await db.collection('nowhere').${action}`);
      expect(errMsg).toContain('Table not exist');
      // The SDK itself loses the code of an aggregate.
      expect(errCode).toBe(action.startsWith('aggregate') ? -1 : -502005);
    }
  });

  test('createCollection makes one, once', async () => {
    await lab.run(`await db.createCollection('made')`);
    expect(
      await lab.run(
        `await db.collection('made').add({ data: { _id: 'x' } }); return (await db.collection('made').doc('x').get()).data`,
      ),
    ).toEqual({ _id: 'x' });
    expect((await lab.failure(`await db.createCollection('made')`)).errMsg).toContain('Table exist');
  });
});

describe('reading', () => {
  beforeEach(() =>
    given(
      {
        _id: 'a',
        code: 1,
        n: 1,
        tags: ['x', 'y'],
        deep: { p: 1, q: [1] },
        items: [
          { k: 1, v: 2 },
          { k: 2, v: 9 },
        ],
      },
      { _id: 'b', code: 2, n: 2, tags: [], deep: { p: 2 }, items: [{ k: 1, v: 1 }], name: '文某' },
      { _id: 'c', code: 3, n: 3, tags: ['z'], nothing: null, name: '某文' },
      { _id: 'd', code: 4, n: '3', name: 'Ann' },
    ),
  );

  test.each([
    ['equality', `.where({ n: 2 })`, ['b']],
    ['equality in an array', `.where({ tags: 'x' })`, ['a']],
    ['equality of an array', `.where({ tags: ['x', 'y'] })`, ['a']],
    ['nested fields, flattened', `.where({ deep: { p: 2 } })`, ['b']],
    ['_.eq of an object, whole', `.where({ deep: _.eq({ p: 2 }) })`, ['b']],
    ['neq also where missing', `.where({ 'deep.p': _.neq(1) })`, ['b', 'c', 'd']],
    ['ranges stay within a type', `.where({ n: _.gte(2) })`, ['b', 'c']],
    ['and of a field', `.where({ n: _.gt(1).and(_.lt(3)) })`, ['b']],
    ['or of a field', `.where({ n: _.eq(1).or(_.eq('3')) })`, ['a', 'd']],
    ['or of documents', `.where(_.or([{ n: 1 }, { tags: 'z' }]))`, ['a', 'c']],
    ['and of documents', `.where(_.and([{ n: _.gt(0) }, { tags: _.size(1) }]))`, ['c']],
    ['nor', `.where(_.nor([{ n: 1 }, { n: 2 }]))`, ['c', 'd']],
    ['not', `.where({ n: _.not(_.in([1, 2])) })`, ['c', 'd']],
    ['in and nin', `.where({ n: _.in([1, 2, 2]), tags: _.nin(['z']) })`, ['a', 'b']],
    ['all', `.where({ tags: _.all(['y', 'x']) })`, ['a']],
    ['elemMatch', `.where({ items: _.elemMatch({ k: 1, v: _.gt(1) }) })`, ['a']],
    ['path through an array', `.where({ 'items.v': 1 })`, ['b']],
    ['path by number', `.where({ 'items.1.v': 9 })`, ['a']],
    ['exists', `.where({ nothing: _.exists(true) })`, ['c']],
    ['null also where missing', `.where({ nothing: null, n: _.exists(true) })`, ['a', 'b', 'c', 'd']],
    ['mod', `.where({ n: _.mod(2, 1) })`, ['a', 'c']],
    ['RegExp of the SDK', `.where({ name: db.RegExp({ regexp: 'ann', options: 'i' }) })`, ['d']],
    ['RegExp of JavaScript', `.where({ name: /^文/ })`, ['b']],
    ['expr', `.where(_.expr($.eq(['$code', '$n'])))`, ['a', 'b', 'c']],
    ['an undefined key vanishes', `.where({ n: 1, nobody: undefined })`, ['a']],
    ['an empty object vanishes and all match', `.where({ deep: {} })`, ['a', 'b', 'c', 'd']],
    ['order, skip and limit', `.orderBy('n', 'desc').orderBy('_id', 'asc').skip(1).limit(2)`, ['c', 'b']],
  ])('%s', async (_name, query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  test('server dates work inside conditions and follow the simulated clock', async () => {
    await lab.run(
      `await db.collection('users').add({ data: { _id: 'u', at: db.serverDate(), later: db.serverDate({ offset: 60000 }) } })`,
    );
    const script = `const d = (await db.collection('users').doc('u').get()).data; return [d.later - d.at, (await db.collection('users').where({ at: _.lte(db.serverDate()), later: _.gt(db.serverDate()) }).count()).total]`;
    expect(await lab.run(script)).toEqual([60000, 1]);
  });

  test.each([
    ['kept fields', `{ n: true, 'deep.p': 1 }`, { _id: 'a', n: 1, deep: { p: 1 } }],
    ['dropped fields', `{ code: false, tags: false, items: 0, deep: 0 }`, { _id: 'a', n: 1 }],
    ['without the id', `{ _id: 0, n: 1 }`, { n: 1 }],
    ['inside an array', `{ 'items.k': 1 }`, { _id: 'a', items: [{ k: 1 }, { k: 2 }] }],
    ['a slice', `{ n: 1, tags: _.project.slice(-1) }`, { _id: 'a', n: 1, tags: ['y'] }],
    ['one element', `{ items: _.project.elemMatch({ k: 2 }) }`, { _id: 'a', items: [{ k: 2, v: 9 }] }],
  ])('field(): %s', async (_name, projection, expected) => {
    expect(await lab.run(`return (await db.collection('things').doc('a').field(${projection}).get()).data`)).toEqual(
      expected,
    );
  });

  test('field() refuses to keep and drop at once', async () => {
    expect((await lab.failure(`await db.collection('things').field({ n: 1, tags: 0 }).get()`)).errMsg).toContain(
      'Cannot do',
    );
  });

  test('counts', async () => {
    expect(
      await lab.run(
        `return [(await db.collection('things').count()).total, (await db.collection('things').where({ n: _.gt(1) }).count()).total]`,
      ),
    ).toEqual([4, 2]);
  });

  test('a document that is missing is null, or an error of the SDK', async () => {
    expect(await thing('zz')).toBeNull();
    expect(
      (await lab.failure(`await cloud.database({ throwOnNotFound: true }).collection('things').doc('zz').get()`))
        .errMsg,
    ).toContain('does not exist');
  });
});

describe('what is not served', () => {
  test.each([
    [
      'geo',
      `db.collection('things').where({ p: _.geoNear({ geometry: new db.Geo.Point(1, 1) }) }).get()`,
      'not simulated: query operator $nearSphere',
    ],
    [
      'a decimal',
      `db.collection('things').aggregate().geoNear({ near: { longitude: 1, latitude: 1 } }).end()`,
      'not simulated: aggregation stage $geoNear',
    ],
    ['an operator in a nested object', `db.collection('things').where({ n: { $gt: 1 } }).get()`, ''],
    ['a negative limit', `db.collection('things').limit(-1).get()`, 'limit must be a whole number'],
    ['a negative skip', `db.collection('things').skip(-1).get()`, 'offset must be a whole number'],
  ])('%s', async (_name, script, message) => {
    const failure = await lab.failure(`await ${script}`);
    if (message !== '') expect(failure.errMsg).toContain(message);
  });
});
