import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Meter } from '../../../simulator/cloud/database/meter';
import { Sqlite } from '../../../simulator/cloud/database/sqlite';
import { Store } from '../../../simulator/cloud/database/store';
import { Transactions } from '../../../simulator/cloud/database/transactions';
import { Laboratory } from './laboratory';

let lab: Laboratory;
beforeAll(async () => {
  lab = await Laboratory.open();
});
afterAll(() => lab.close());
beforeEach(() =>
  lab.run(`
    for (const name of ['things', 'users']) await db.collection(name).where({ _id: _.exists(true) }).remove();
    await db.collection('users').add({ data: [{ _id: 'u1', score: 3 }, { _id: 'u2', score: 5 }] });`),
);
const score = (id: string): Promise<unknown> =>
  lab.run(`return (await db.collection('users').doc(event.id).get()).data?.score`, { id });

describe('a transaction through the SDK', () => {
  test('writes several documents together', async () => {
    const seen = await lab.run(`
      return db.runTransaction(async (t) => {
        const users = t.collection('users');
        const before = (await users.doc('u1').get()).data.score;
        await users.doc('u1').update({ data: { score: _.inc(10) } });
        await users.doc('u2').remove();
        await users.add({ data: { _id: 'u3', score: 1 } });
        await users.doc('u4').set({ data: { score: 8 } });
        return [before, (await users.doc('u1').get()).data.score, (await users.doc('u2').get()).data];
      });`);
    expect(seen).toEqual([3, 13, null]);
    expect(await Promise.all(['u1', 'u2', 'u3', 'u4'].map(score))).toEqual([13, undefined, 1, 8].map((n) => n ?? null));
  });

  test('leaves nothing behind when it is rolled back or throws', async () => {
    await lab.run(
      `await db.runTransaction(async (t) => { await t.collection('users').doc('u1').update({ data: { score: 0 } }); await t.rollback('no'); }).catch(() => 0)`,
    );
    await lab.run(
      `await db.runTransaction(async (t) => { await t.collection('users').doc('u1').update({ data: { score: 0 } }); throw new Error('boom'); }).catch(() => 0)`,
    );
    expect(await score('u1')).toBe(3);
  });

  test('sees the state of its first operation', async () => {
    expect(
      await lab.run(`
        const t = await db.startTransaction();
        await t.collection('users').doc('u1').get();
        await db.collection('users').doc('u2').update({ data: { score: 50 } });
        const seen = (await t.collection('users').doc('u2').get()).data.score;
        await t.commit();
        return seen;`),
    ).toBe(5);
  });

  test('loses when the document changed since, at once and with the word that tells it', async () => {
    const failure = await lab.failure(`
      const t = await db.startTransaction();
      await t.collection('users').doc('u1').get();
      await db.collection('users').doc('u1').update({ data: { score: 50 } });
      await t.collection('users').doc('u1').update({ data: { score: _.inc(1) } });`);
    expect(failure).toMatchObject({ errCode: -501001, errMsg: expect.stringContaining('TransactionConflict') });
    expect(await score('u1')).toBe(50);
  });

  test('loses against another transaction that holds the document', async () => {
    const failure = await lab.failure(`
      const [one, two] = [await db.startTransaction(), await db.startTransaction()];
      await one.collection('users').doc('u1').update({ data: { score: 1 } });
      try { await two.collection('users').doc('u1').update({ data: { score: 2 } }); } finally { await one.commit(); }`);
    expect(failure.errMsg).toContain('TransactionConflict');
    expect(await score('u1')).toBe(1);
  });

  test('a plain write waits for it', async () => {
    const order = await lab.run(`
      const order = [];
      const t = await db.startTransaction();
      await t.collection('users').doc('u1').update({ data: { score: 10 } });
      const plain = db.collection('users').doc('u1').update({ data: { score: _.inc(1) } }).then(() => order.push('plain'));
      await t.collection('users').doc('u2').get();
      order.push('commit');
      await t.commit();
      await plain;
      return order;`);
    expect(order).toEqual(['commit', 'plain']);
    expect(await score('u1')).toBe(11);
  });

  test('a where() that reads is refused; one that writes runs outside, as in production', async () => {
    const failure = await lab.failure(
      `await db.runTransaction((t) => t.collection('users').where({ score: 3 }).get())`,
    );
    expect(failure.errMsg).toContain('where is not allowed in a transaction');
    await lab.run(
      `await db.runTransaction(async (t) => { await t.collection('users').where({ _id: 'u2' }).update({ data: { score: 99 } }); await t.rollback('x'); }).catch(() => 0)`,
    );
    expect(await score('u2')).toBe(99);
  });

  test('twenty read-modify-writes with their own retry add up', async () => {
    const add = `
      for (let attempt = 0; attempt < 60; attempt++) {
        try {
          return await db.runTransaction(async (t) => {
            const { score } = (await t.collection('users').doc('u1').get()).data;
            await t.collection('users').doc('u1').update({ data: { score: score + 1 } });
            return attempt;
          });
        } catch (e) { if (!/TransactionConflict/.test(e.errMsg ?? e.message)) throw e; }
      }
      throw new Error('gave up');`;
    await Promise.all(Array.from({ length: 20 }, () => lab.run(add)));
    expect(await score('u1')).toBe(23);
  });

  test('is unknown after its end', async () => {
    const failure = await lab.failure(
      `const t = await db.startTransaction(); await t.commit(); await t.collection('users').doc('u1').get();`,
    );
    expect(failure.errMsg).toContain('TransactionNotExist');
  });
});

describe('unique keys in transactions', () => {
  test('a taken key is refused inside, and ends the transaction', async () => {
    await lab.run(`await db.collection('things').add({ data: { _id: 'a', code: 'A' } })`);
    expect(
      (
        await lab.failure(
          `await db.runTransaction((t) => t.collection('things').add({ data: { _id: 'b', code: 'A' } }))`,
        )
      ).errMsg,
    ).toMatch(/E11000.*byCode/);
    expect(
      (await lab.failure(`await db.runTransaction((t) => t.collection('things').add({ data: { _id: 'a' } }))`)).errMsg,
    ).toMatch(/E11000.*_id_/);
  });

  test('a key may pass from one document to another', async () => {
    await lab.run(`await db.collection('things').add({ data: [{ _id: 'a', code: 'A' }, { _id: 'b', code: 'B' }] })`);
    await lab.run(`
      await db.runTransaction(async (t) => {
        await t.collection('things').doc('a').update({ data: { code: 'X' } });
        await t.collection('things').doc('b').update({ data: { code: 'A' } });
        await t.collection('things').doc('a').update({ data: { code: 'B' } });
      });`);
    expect(
      await lab.run(
        `return (await db.collection('things').where({ code: _.in(['A', 'B']) }).orderBy('code', 'asc').get()).data.map((d) => d._id)`,
      ),
    ).toEqual(['b', 'a']);
  });

  test('two transactions cannot both take a new key', async () => {
    const failure = await lab.failure(`
      const [one, two] = [await db.startTransaction(), await db.startTransaction()];
      await one.collection('things').add({ data: { _id: 'a', code: 'N' } });
      try { await two.collection('things').add({ data: { _id: 'b', code: 'N' } }); } finally { await one.commit(); }`);
    expect(failure.errMsg).toContain('TransactionConflict');
  });
});

describe('the life of a transaction', () => {
  test('ends by itself and frees what it held', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'transactions-'));
    const store = new Store(new Sqlite(join(folder, 'cloud.db')));
    const transactions = new Transactions(store, 30);
    store.catalogue.create('c');
    await store.insert('c', [{ _id: 'x', n: 1 }]);
    const id = transactions.begin();
    const change = { filter: { _id: 'x' }, data: { $set: { n: 2 } }, replace: false, multi: false, upsert: false };
    transactions.modify(id, 'c', change, new Meter());
    expect(await store.modify('c', { ...change, data: { $inc: { n: 10 } } }, new Meter())).toEqual({ updated: 1 });
    expect((await store.find('c', { filter: {} }, new Meter())).map((hit) => hit.document['n'])).toEqual([11]);
    await expect(transactions.commit(id)).rejects.toThrow('TransactionNotExist');
    transactions.close();
    store.close();
    rmSync(folder, { recursive: true });
  });
});
