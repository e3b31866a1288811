import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startCloud, StartError } from '../../../simulator/cloud/cloud';
import { Laboratory, laboratoryOptions } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());
beforeEach(() => lab.run(`await db.collection('things').where({ _id: _.exists(true) }).remove()`));

const add = (data: unknown): Promise<unknown> =>
  lab.run(`return db.collection('things').add({ data: event.data })`, { data });
const addFailure = async (data: unknown): Promise<string> =>
  (await lab.failure(`await db.collection('things').add({ data: event.data })`, { data })).errMsg;

describe('unique indexes', () => {
  test('refuse a second document with the key, and name themselves', async () => {
    await add({ _id: 'a', code: 'x' });
    expect(await addFailure({ _id: 'b', code: 'x' })).toMatch(
      /E11000 duplicate key error collection: things index: byCode/,
    );
    expect(
      (
        await lab.failure(
          `await db.collection('things').add({ data: { _id: 'c', code: 'y' } }); await db.collection('things').doc('c').update({ data: { code: 'x' } })`,
        )
      ).errMsg,
    ).toContain('byCode');
  });

  test('let only one document lack the field', async () => {
    await add({ _id: 'a' });
    expect(await addFailure({ _id: 'b' })).toContain('byCode');
    expect(await addFailure({ _id: 'c', code: null })).toContain('byCode');
  });

  test('free the key when the document goes or changes', async () => {
    await add({ _id: 'a', code: 'x' });
    await lab.run(`await db.collection('things').doc('a').update({ data: { code: 'y' } })`);
    await add({ _id: 'b', code: 'x' });
    await lab.run(`await db.collection('things').doc('b').remove()`);
    await add({ _id: 'c', code: 'x' });
  });

  test('of fifty concurrent adds with one key, one wins', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => lab.failure(`await db.collection('things').add({ data: { code: 'race' } })`)),
    );
    expect(outcomes.filter(({ errMsg }) => errMsg === 'did not fail')).toHaveLength(1);
    expect(outcomes.filter(({ errMsg }) => errMsg.includes('E11000'))).toHaveLength(49);
  });
});

describe('limits of indexes', () => {
  test('a value above 1024 bytes is refused', async () => {
    expect(await addFailure({ code: 'x'.repeat(1100) })).toContain('key too large to index');
    await add({ code: 'x'.repeat(1000) });
  });

  test('an array of an indexed field stays whole when one key fails', async () => {
    expect(await addFailure({ _id: 'a', code: 'q', tags: ['ok', 'x'.repeat(1100)] })).toContain('key too large');
    expect(await lab.run(`return (await db.collection('things').where({ tags: 'ok' }).get()).data`)).toEqual([]);
  });
});

describe('database.json', () => {
  const withSpec = async (name: string, json: unknown): Promise<string> => {
    mkdirSync(lab.dataDir, { recursive: true });
    const file = join(lab.dataDir, `${name}.json`);
    writeFileSync(file, JSON.stringify(json));
    return file;
  };
  const collection = (...indexes: unknown[]): Record<string, unknown> => ({ access: 'ADMINONLY', indexes });
  const startWith = async (databaseFile: string): Promise<unknown> => {
    try {
      const cloud = await startCloud(laboratoryOptions(join(lab.dataDir, 'second'), { databaseFile }));
      await cloud.close();
      return null;
    } catch (error) {
      return error;
    }
  };
  const messageOf = (error: unknown): string => (error instanceof StartError ? error.message : 'not a StartError');

  test('adds, changes and drops indexes over the documents that are there', async () => {
    const index = (fields: unknown, unique = false): unknown => ({ name: 'byN', fields, unique });
    const second = await Laboratory.open({
      databaseFile: await withSpec('first', { collections: { c: collection() } }),
    });
    await second.run(`await db.collection('c').add({ data: [{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }] })`);
    const usedIndex = async (databaseFile: string): Promise<unknown> => {
      await second.stop();
      const cloud = await startCloud(laboratoryOptions(second.dataDir, { databaseFile }));
      await cloud.call('o1', 'probe', { code: `return (await db.collection('c').where({ n: 1 }).get()).data` });
      const [call] = await cloud.calls();
      await cloud.close();
      return call?.requests[0]?.index;
    };
    expect(await usedIndex(await withSpec('second', { collections: { c: collection(index([['n', 1]])) } }))).toBe(
      'byN',
    );
    expect(await usedIndex(await withSpec('third', { collections: { c: collection(index([['m', 1]])) } }))).toBeNull();
    const unique = await withSpec('fourth', { collections: { c: collection(index([['n', 1]], true)) } });
    await expect(startCloud(laboratoryOptions(second.dataDir, { databaseFile: unique }))).rejects.toThrow(
      /索引 byN 建不起来/,
    );
    expect(await usedIndex(await withSpec('fifth', { collections: { c: collection() } }))).toBeNull();
    await second.close();
  });

  test.each<[string, unknown, string]>([
    [
      'more than 20 indexes',
      {
        collections: {
          c: collection(...Array.from({ length: 21 }, (_, i) => ({ name: `i${i}`, fields: [[`f${i}`, 1]] }))),
        },
      },
      '最多 20 个',
    ],
    [
      'more than 100 collections',
      { collections: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`c${i}`, collection()])) },
      '最多 100 个',
    ],
    ['another access', { collections: { c: { access: 'PRIVATE' } } }, 'ADMINONLY'],
    ['a wrong index', { collections: { c: collection({ name: 'x', fields: [['a', 2]] }) } }, '应写作'],
    ['readable storage', { collections: {}, storage: { clientReads: true } }, 'clientReads'],
  ])('%s refuses to start', async (name, json, message) => {
    const error = messageOf(await startWith(await withSpec(name.replace(/ /g, '-'), json)));
    expect(error).toContain(message);
    expect(error).not.toContain('\n');
  });
});
