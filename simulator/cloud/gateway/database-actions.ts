import { Aggregation, sortOf } from '../database/aggregation';
import { parseDocument, parseEjson, stringifyEjson } from '../database/ejson';
import type { Meter } from '../database/meter';
import { compileProjection } from '../database/projection';
import type { Store } from '../database/store';
import type { Transactions } from '../database/transactions';
import type { Document, Value } from '../database/values';
import { CloudError, notSimulated } from '../errors';
import type { Fields, Handler } from './requests';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** The `database.*` actions over the store. */
export function databaseActions(store: Store, transactions: Transactions, now: () => number): Record<string, Handler> {
  const read = (text: unknown): Document => parseDocument(textOf(text), now());
  const filterOf = (fields: Fields): Document => (fields['query'] ? read(fields['query']) : {});

  return {
    'database.addCollection': async (fields) => {
      store.catalogue.create(textOf(fields['collectionName']));
      return {};
    },

    'database.insertDocument': async (fields, { meter }) => {
      const name = collectionOf(fields);
      const documents = listOf(fields['data']).map((text) => insertable(text, read));
      const transactionId = transactionOf(fields);
      if (transactionId === null) return { data: { insertedIds: await counted(meter, store.insert(name, documents)) } };
      const [document, ...others] = documents;
      if (!document || others.length > 0) throw notSimulated('add of several documents in a transaction');
      return { data: { insertedIds: [transactions.insert(transactionId, name, document)] } };
    },

    'database.getDocument': async (fields, { meter }) => {
      const name = collectionOf(fields);
      const project = fields['projection'] ? compileProjection(read(fields['projection'])) : null;
      const transactionId = transactionOf(fields);
      if (transactionId !== null) {
        const document = transactions.get(transactionId, name, singleId(fields, filterOf(fields)), meter);
        return listAnswer(
          document ? [project ? stringifyEjson(project(document)) : stringifyEjson(document)] : [],
          1,
          0,
          meter,
        );
      }
      const limit =
        fields['queryType'] === 'DOC' ? 1 : Math.min(whole(fields['limit'], 'limit') ?? DEFAULT_LIMIT, MAX_LIMIT);
      const skip = whole(fields['offset'], 'offset') ?? 0;
      const sort = fields['order'] ? sortOf(read(fields['order'])) : [];
      const hits = await store.find(name, { filter: filterOf(fields), sort, skip, limit }, meter);
      return listAnswer(
        hits.map((hit) => (project ? stringifyEjson(project(hit.document)) : hit.body)),
        limit,
        skip,
        meter,
      );
    },

    'database.calculateDocument': async (fields, { meter }) => {
      if (transactionOf(fields) !== null) throw singleOnly('count');
      const total = await store.count(collectionOf(fields), filterOf(fields), meter);
      meter.returned = 1;
      return { data: { total } };
    },

    'database.modifyDocument': async (fields, { meter }) => {
      const name = collectionOf(fields);
      const change = {
        filter: filterOf(fields),
        data: read(fields['data']),
        replace: fields['merge'] !== true,
        multi: fields['multi'] === true,
        upsert: fields['upsert'] === true,
      };
      checkChange(change);
      const transactionId = transactionOf(fields);
      const result =
        transactionId === null
          ? await store.modify(name, change, meter)
          : transactions.modify(
              transactionId,
              name,
              { ...change, filter: { _id: singleId(fields, change.filter) } },
              meter,
            );
      meter.returned = result.updated;
      return {
        data: { updated: result.updated, ...(result.upsertedId === undefined ? {} : { upsert_id: result.upsertedId }) },
      };
    },

    'database.removeDocument': async (fields, { meter }) => {
      const name = collectionOf(fields);
      const filter = filterOf(fields);
      const transactionId = transactionOf(fields);
      const deleted =
        transactionId === null
          ? await store.remove(name, filter, fields['multi'] === true, meter)
          : transactions.remove(transactionId, name, singleId(fields, filter), meter);
      meter.returned = deleted;
      return { data: { deleted } };
    },

    'database.aggregateDocuments': async (fields, { meter }) => {
      const stages = listOf(fields['stages']).map((stage) => stageOf(stage, now()));
      const documents = await new Aggregation(store, meter).run(collectionOf(fields), stages);
      return { data: { list: bounded(documents.map(stringifyEjson), meter) } };
    },

    'database.startTransaction': async () => ({ transactionId: transactions.begin() }),
    'database.commitTransaction': async (fields) => {
      await transactions.commit(textOf(fields['transactionId']));
      return {};
    },
    'database.abortTransaction': async (fields) => {
      transactions.abort(textOf(fields['transactionId']));
      return {};
    },
  };
}

async function counted<T>(meter: Meter, ids: Promise<T[]>): Promise<T[]> {
  const list = await ids;
  meter.returned = list.length;
  return list;
}

function listAnswer(list: string[], limit: number, offset: number, meter: Meter): Record<string, unknown> {
  return { data: { list: bounded(list, meter) }, limit, offset };
}

function bounded(list: string[], meter: Meter): string[] {
  const bytes = list.reduce((sum, text) => sum + text.length, 0);
  if (bytes > MAX_ANSWER_BYTES)
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      `[FailedOperation] response size exceeds ${MAX_ANSWER_BYTES} bytes`,
    );
  meter.returned = list.length;
  return list;
}

function insertable(text: unknown, read: (text: unknown) => Document): Document {
  if (typeof text === 'string' && text.length > MAX_DOCUMENT_BYTES)
    throw new CloudError('DATABASE_REQUEST_FAILED', '[FailedOperation] object to insert too large');
  return read(text);
}

function checkChange({
  data,
  replace,
  multi,
  upsert,
}: {
  data: Document;
  replace: boolean;
  multi: boolean;
  upsert: boolean;
}): void {
  const names = Object.keys(data);
  if (!replace && names.length === 0)
    throw new CloudError(
      'INVALID_PARAM',
      'the update is empty: undefined values and empty objects are dropped by the SDK',
    );
  if (!replace && upsert) throw notSimulated('upsert with operators');
  if (replace && multi) throw notSimulated('replacement of several documents');
  const plain = names.find((name) => !name.startsWith('$'));
  if (!replace && plain !== undefined)
    throw new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] unknown modifier: ${plain}`);
}

/** In a transaction only doc(id) may be used. */
function singleId(fields: Fields, filter: Document): Value {
  const id = filter['_id'];
  if (fields['queryType'] !== 'DOC' || id === undefined || Object.keys(filter).length !== 1) throw singleOnly('where');
  return id;
}

function singleOnly(name: string): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] ${name} is not allowed in a transaction: only doc and add are`,
  );
}

function collectionOf(fields: Fields): string {
  return textOf(fields['collectionName']);
}

function transactionOf(fields: Fields): string | null {
  const id = fields['transactionId'];
  return typeof id === 'string' && id !== '' ? id : null;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new CloudError('INVALID_PARAM', 'a text parameter is missing');
  return value;
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new CloudError('INVALID_PARAM', 'a non-empty list was expected');
  return value;
}

function whole(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new CloudError('INVALID_PARAM', `${name} must be a whole number, not ${JSON.stringify(value)}`);
  return value;
}

function stageOf(stage: unknown, now: number): Document {
  const { stageKey, stageValue } = (stage ?? {}) as { stageKey?: unknown; stageValue?: unknown };
  return { [textOf(stageKey)]: parseEjson(textOf(stageValue), now) };
}
