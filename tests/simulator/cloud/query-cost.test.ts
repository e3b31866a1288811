import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IndexSpec } from '../../../simulator/cloud/configuration';
import { Meter } from '../../../simulator/cloud/database/meter';
import type { SortSpec } from '../../../simulator/cloud/database/paths';
import { Sqlite } from '../../../simulator/cloud/database/sqlite';
import { Store } from '../../../simulator/cloud/database/store';
import type { Document } from '../../../simulator/cloud/database/values';

let folder: string;
let store: Store;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cost-'));
  store = new Store(new Sqlite(join(folder, 'cloud.db')));
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the cost of a query', () => {
  const cost = async (filter: Document, sort: SortSpec = [], limit = Infinity): Promise<Meter> => {
    const meter = new Meter();
    meter.returned = (await store.find('lists', { filter, sort, limit }, meter)).length;
    return meter;
  };
  beforeAll(async () => {
    const indexes: IndexSpec[] = [
      {
        name: 'byStatusTime',
        fields: [
          ['school', 1],
          ['status', 1],
          ['at', -1],
        ],
        unique: false,
      },
      { name: 'byName', fields: [['name', 1]], unique: false },
    ];
    store.catalogue.apply(new Map([['lists', { indexes }]]));
    const documents = Array.from({ length: 2000 }, (_, i) => ({
      _id: `i${i}`,
      school: `s${i % 4}`,
      status: ['draft', 'open', 'closed'][i % 3],
      at: i,
      name: `n${i}`,
    }));
    await store.insert('lists', documents);
  });

  test('a page of an indexed order reads only the page', async () => {
    expect(await cost({ school: 's1', status: 'open' }, [['at', -1]], 20)).toMatchObject({
      examined: 20,
      returned: 20,
      index: 'byStatusTime',
      scan: false,
    });
    expect(await cost({ school: 's1', status: 'open' }, [['at', 1]], 20)).toMatchObject({ examined: 20 });
  });

  test('several values of one field are merged in order', async () => {
    expect(await cost({ school: 's1', status: { $in: ['open', 'draft'] } }, [['at', -1]], 20)).toMatchObject({
      examined: 20,
      returned: 20,
    });
  });

  test('a cursor on the id reads only the page', async () => {
    expect(await cost({ _id: { $gt: 'i5' } }, [['_id', 1]], 10)).toMatchObject({ examined: 10, index: '_id_' });
  });

  test('many ids are looked up one by one', async () => {
    const ids = Array.from({ length: 1500 }, (_, i) => `i${i}`);
    expect(await cost({ _id: { $in: ids } })).toMatchObject({ examined: 1500, returned: 1500, index: '_id_' });
  });

  test('the beginning of a text is a range', async () => {
    expect(await cost({ name: /^n199/ })).toMatchObject({ examined: 11, returned: 11, index: 'byName' });
  });

  test('each branch of an or uses its index', async () => {
    expect(await cost({ $or: [{ name: 'n1' }, { school: 's2', status: 'open', at: 10 }] })).toMatchObject({
      examined: 2,
      returned: 2,
      scan: false,
    });
  });

  test('a count by keys alone agrees with the documents', async () => {
    const counted = async (filter: Document): Promise<[number, Meter]> => {
      const meter = new Meter();
      return [await store.count('lists', filter, meter), meter];
    };
    const filters: Document[] = [
      { school: 's1' },
      { school: 's1', status: 'open', at: { $gt: 100, $lte: 900 } },
      { school: { $in: ['s1', 's2', 'none'] }, status: { $eq: 'draft' } },
      { name: null },
      { _id: { $gte: 'i5', $lt: 'i6' } },
    ];
    for (const filter of filters) {
      const [total, meter] = await counted(filter);
      expect(total).toBe((await store.find('lists', { filter }, new Meter())).length);
      expect(meter).toMatchObject({ scan: false, examined: total });
    }
  });

  test('no index: a scan', async () => {
    expect(await cost({ at: 5 })).toMatchObject({ examined: 2000, returned: 1, index: null, scan: true });
    expect(await cost({ $or: [{ name: 'n1' }, { at: 5 }] })).toMatchObject({ scan: true });
    expect(await cost({}, [], 10)).toMatchObject({ examined: 10, scan: true });
  });
});
