import { database, type TransactionReference } from './cloud';
import { isDuplicate, messageOf, toReplacement } from './collection';

type Fields = Readonly<Record<string, unknown>>;

/** The documents that one transaction may touch: WeChat allows single documents only. */
export interface Transaction {
  get<D extends { readonly _id: string }>(collection: string, id: string): Promise<D | null>;
  add(collection: string, document: Fields & { readonly _id: string }): Promise<void>;
  replace(collection: string, id: string, fields: Fields): Promise<void>;
}

const attempts = 5;

/**
 * Runs `work` with all or nothing, at most five documents. It may run several times: the SDK repeats only conflicts at commit, so those at an
 * operation are repeated here.
 * @throws the last conflict when five attempts met one each
 */
export async function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await database.runTransaction((handle) => work(wrap(handle)))) as T;
    } catch (error) {
      if (attempt >= attempts || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt * (1 + Math.random())));
    }
  }
}

function wrap(handle: TransactionReference): Transaction {
  return {
    async get<D extends { readonly _id: string }>(collection: string, id: string): Promise<D | null> {
      const { data } = await handle.collection(collection).doc(id).get();
      return (data as D | null | undefined) ?? null;
    },
    async add(collection, document) {
      await handle.collection(collection).add({ data: document });
    },
    async replace(collection, id, fields) {
      await handle
        .collection(collection)
        .doc(id)
        .update({ data: toReplacement(fields) });
    },
  };
}

/** A duplicate key counts too: the other writer has won, and the next attempt sees what it wrote. */
function isConflict(error: unknown): boolean {
  return (
    isDuplicate(error) ||
    /Transaction ?Conflict|TRANSACTION_CONFLICT|WriteConflict|Transaction is conflict/i.test(messageOf(error))
  );
}
