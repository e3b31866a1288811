import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());

const KB = 1024;

describe('sizes', () => {
  test('100 KB of data from a client', async () => {
    expect(await lab.cloud.call('o1', 'other', { text: 'x'.repeat(99 * KB) })).toMatchObject({ OPENID: 'o1' });
    expect(await lab.refusal(lab.cloud.call('o1', 'other', { text: 'x'.repeat(100 * KB) }))).toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('EXCEED_MAX_PAYLOAD_SIZE'),
    });
  });

  test('1 MB of result for a client, 6 MB for a function', async () => {
    expect(await lab.run(`return 'x'.repeat(1000 * 1024)`)).toHaveLength(1000 * KB);
    expect(await lab.refusal(lab.run(`return 'x'.repeat(1025 * 1024)`))).toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('EXCEED_MAX_PAYLOAD_SIZE'),
    });
    expect((await lab.refusal(lab.run(`return 'x'.repeat(7 * 1024 * 1024)`))).errMsg).toContain('6MB');
  });

  test('a page of at most 100 by default and 1000 when asked', async () => {
    const script = `
      const rows = Array.from({ length: 1005 }, (x, n) => ({ n }));
      await db.collection('ticks').add({ data: rows });
      const count = async (query) => (await query.get()).data.length;
      return [await count(db.collection('ticks')), await count(db.collection('ticks').limit(5000))]`;
    expect(await lab.run(script)).toEqual([100, 1000]);
  });

  test('numbers keep their precision up to 2^53', async () => {
    const script = `await db.collection('users').add({ data: { _id: 'n', big: Number.MAX_SAFE_INTEGER, small: -0.1 } }); return (await db.collection('users').doc('n').get()).data`;
    expect(await lab.run(script)).toEqual({ _id: 'n', big: Number.MAX_SAFE_INTEGER, small: -0.1 });
  });
});

describe('a long scan', () => {
  test('lets short requests pass meanwhile', async () => {
    const fill = `await db.collection('things').add({ data: Array.from({ length: 4000 }, (x, n) => ({ code: event.from + n, text: 'x'.repeat(300) })) })`;
    for (let from = 0; from < 20_000; from += 4000) await lab.run(fill, { from });
    const script = `
      let done = false;
      const scan = db.collection('things').where({ text: /nothing/ }).count().then(({ total }) => { done = true; return total; });
      const { small } = (await db.collection('users').doc('n').get()).data;
      return [small, done, await scan];`;
    expect(await lab.run(script)).toEqual([-0.1, false, 0]);
  });
});

describe('what a call cost', () => {
  test('is recorded with a body that can be replayed and no token', async () => {
    const { seq } = (await lab.cloud.calls()).at(-1) ?? { seq: 0 };
    await lab.cloud.call('oZ', 'probe', {
      action: 'list-things',
      code: `return (await db.collection('things').where({ code: _.in([1, 2]) }).get()).data.length`,
    });
    const [call, ...others] = await lab.cloud.calls(seq);
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      seq: seq + 1,
      functionName: 'probe',
      openid: 'oZ',
      source: 'wx_client',
      name: 'list-things',
      responseBytes: 1,
    });
    expect(call?.requests).toEqual([
      {
        action: 'database.getDocument',
        collection: 'things',
        examined: 2,
        returned: 2,
        index: 'byCode',
        scan: false,
        ms: expect.any(Number),
        body: {
          action: 'database.getDocument',
          collectionName: 'things',
          queryType: 'WHERE',
          envName: 'lab-1',
          limit: 100,
          query: expect.stringContaining('$in'),
        },
      },
    ]);
  });

  test('a scan is warned of, also for a count of everything', async () => {
    lab.warnings.length = 0;
    await lab.run(`await db.collection('users').count(); await db.collection('things').where({ code: 1 }).get()`);
    expect(lab.warnings).toEqual([expect.stringContaining('函数 probe 扫描了整个集合 users')]);
  });

  test('a failed call is recorded with its error', async () => {
    await lab.refusal(lab.run(`throw new Error('boom')`));
    expect((await lab.cloud.calls()).at(-1)).toMatchObject({ error: 'Error: boom', responseBytes: 0 });
  });
});
