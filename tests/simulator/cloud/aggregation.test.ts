import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
  await lab.run(`
    await db.collection('users').add({ data: [{ _id: 'u1', name: 'A', team: 1, score: 3 }, { _id: 'u2', name: 'B', team: 1, score: 5 }, { _id: 'u3', name: 'C', team: 2, score: 8 }] });
    await db.collection('things').add({ data: [
      { _id: 'a', code: 1, tags: ['u1'], team: 1, score: 3, at: new Date(1700000000000) }, { _id: 'b', code: 2, tags: ['u1', 'u3'], team: 1, score: 4 }, { _id: 'c', code: 3, team: 2, score: 9 }] });
    await db.collection('ticks').add({ data: Array.from({ length: 30 }, (x, n) => ({ n })) });`);
});
afterAll(() => lab.close());

const list = (pipeline: string, collection = 'users'): Promise<unknown> =>
  lab.run(`return (await db.collection('${collection}').aggregate()${pipeline}.end()).list`);
const lastRequest = async (): Promise<unknown> => (await lab.cloud.calls()).at(-1)?.requests[0];

describe('aggregate', () => {
  test('match, group, sort', async () => {
    const pipeline = `.match({ score: _.gt(1) }).group({ _id: '$team', total: $.sum('$score'), n: $.sum(1), names: $.push('$name') }).sort({ _id: 1 })`;
    expect(await list(pipeline)).toEqual([
      { _id: 1, total: 8, n: 2, names: ['A', 'B'] },
      { _id: 2, total: 8, n: 1, names: ['C'] },
    ]);
  });

  test('project with expressions, dates in a time zone', async () => {
    const pipeline = `.match({ _id: 'a' }).project({ _id: 0, day: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }), twice: $.multiply(['$score', 2]) })`;
    expect(await list(pipeline, 'things')).toEqual([{ day: '2023-11-15', twice: 6 }]);
  });

  test('addFields, unwind, sortByCount, count, replaceRoot, bucket', async () => {
    expect(await list(`.unwind('$tags').sortByCount('$tags')`, 'things')).toEqual([
      { _id: 'u1', count: 2 },
      { _id: 'u3', count: 1 },
    ]);
    expect(await list(`.match({ team: 1 }).count('n')`)).toEqual([{ n: 2 }]);
    expect(
      await list(
        `.match({ _id: 'u1' }).addFields({ more: $.add(['$score', 1]) }).replaceRoot({ newRoot: { more: '$more' } })`,
      ),
    ).toEqual([{ more: 4 }]);
    expect(
      await list(`.bucket({ groupBy: '$score', boundaries: [0, 5, 10], default: 'x', output: { n: $.sum(1) } })`),
    ).toEqual([
      { _id: 0, n: 1 },
      { _id: 5, n: 2 },
    ]);
    expect(
      (
        await lab.failure(
          `await db.collection('users').aggregate().bucket({ groupBy: '$score', boundaries: [0, 5] }).end()`,
        )
      ).errMsg,
    ).toContain('no default');
  });

  test('missing values are less than null, not pushed, and types compare by their order', async () => {
    const pipeline = `.match({ _id: _.in(['a', 'c']) }).sort({ _id: 1 }).project({ _id: 0, has: $.gt(['$tags', null]), less: $.lt(['$tags', null]), none: $.eq(['$tags', null]), mixed: $.gt(['$_id', 5]) })`;
    expect(await list(pipeline, 'things')).toEqual([
      { has: true, less: false, none: false, mixed: true },
      { has: false, less: true, none: false, mixed: true },
    ]);
    expect(
      await list(
        `.match({ code: _.gt(0) }).group({ _id: null, all: $.push('$at'), sets: $.addToSet('$team') })`,
        'things',
      ),
    ).toMatchObject([{ all: [expect.anything()], sets: [1, 2] }]);
    expect(await list(`.match(_.expr($.eq(['$tags', 'u1'])))`, 'things')).toEqual([]);
  });

  test('lookup by field goes through the index', async () => {
    const pipeline = `.lookup({ from: 'things', localField: '_id', foreignField: 'tags', as: 'own' }).project({ n: $.size('$own'), sum: $.sum('$own.score') }).sort({ _id: 1 })`;
    expect(await list(`.match({ _id: _.in(['u1', 'u2', 'u3']) })${pipeline}`)).toEqual([
      { _id: 'u1', n: 2, sum: 7 },
      { _id: 'u2', n: 0, sum: 0 },
      { _id: 'u3', n: 1, sum: 4 },
    ]);
    expect(await lastRequest()).toMatchObject({ scan: false, index: '_id_+byTags', examined: 6 });
  });

  test('lookup by pipeline with variables goes through the index', async () => {
    const pipeline = `.match({ _id: 'u1' }).lookup({ from: 'things', let: { t: '$team', least: 3 }, as: 'o',
      pipeline: $.pipeline().match(_.expr($.and([$.eq(['$team', '$$t']), $.gt(['$score', '$$least'])]))).project({ _id: 0, score: 1 }).done() })`;
    expect(await list(pipeline)).toEqual([{ _id: 'u1', name: 'A', team: 1, score: 3, o: [{ score: 4 }] }]);
    expect(await lastRequest()).toMatchObject({ scan: false, index: '_id_+byTeamScore' });
  });

  test('a lookup without an index is a scan', async () => {
    await list(`.match({ _id: 'u1' }).lookup({ from: 'things', localField: '_id', foreignField: 'owner', as: 'x' })`);
    expect(await lastRequest()).toMatchObject({ scan: true });
  });

  test('sorts and pages by the index', async () => {
    expect(await list(`.match({ team: 1 }).sort({ score: -1 }).limit(1).project({ _id: 1 })`, 'things')).toEqual([
      { _id: 'b' },
    ]);
    expect(await lastRequest()).toMatchObject({ examined: 1, index: 'byTeamScore' });
  });

  test('answers 20 without a limit', async () => {
    expect(await list(`.match({ n: _.gte(0) })`, 'ticks')).toHaveLength(20);
    expect(await list(`.match({ n: _.gte(0) }).limit(25)`, 'ticks')).toHaveLength(25);
    expect(await list(`.sample({ size: 3 })`, 'ticks')).toHaveLength(3);
  });

  test.each([
    ['an operator', `.project({ x: { $function: { body: 'x' } } })`, 'not simulated: aggregation operator $function'],
    ['a stage', `.geoNear({ near: { longitude: 1, latitude: 1 } })`, 'not simulated: aggregation stage $geoNear'],
    [
      'an operator in a nested pipeline',
      `.lookup({ from: 'things', as: 'x', pipeline: [{ $merge: {} }] })`,
      'not simulated: aggregation stage $merge',
    ],
  ])('refuses %s', async (_name, pipeline, message) => {
    expect((await lab.failure(`await db.collection('users').aggregate()${pipeline}.end()`)).errMsg).toContain(message);
  });
});
