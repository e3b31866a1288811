import cloudbase from '@cloudbase/node-sdk';
import type { Credentials } from '../deploy/cloudbase-account';
import { DataError, type Document } from './source';

const PAGE = 100;

export interface AccountPlace {
  readonly envId: string;
  readonly region: string;
  /** The bucket of the cloud storage, which every file's id names. */
  readonly bucket: string;
  readonly credentials: Credentials;
}

/** Database and files of a cloud account, as its owner: access rules do not hold for the holder of the account's keys. */
export class AccountData {
  private readonly app: ReturnType<typeof cloudbase.init>;

  constructor(private readonly place: AccountPlace) {
    const { envId, region, credentials } = place;
    this.app = cloudbase.init({ env: envId, region, ...credentials });
  }

  /** At most 100 documents whose `_id` follows `after`, in the order of `_id`. */
  async page(collection: string, after: string): Promise<Document[]> {
    const database = this.app.database();
    const query = database.collection(collection).where({ _id: database.command.gt(after) });
    const { data } = (await query.orderBy('_id', 'asc').limit(PAGE).get()) as { data: Document[] };
    return data;
  }

  /** All documents of a collection, page by page. */
  async *pages(collection: string): AsyncGenerator<Document[]> {
    for (let after = ''; ;) {
      const page = await this.page(collection, after);
      if (page.length > 0) yield page;
      const last = page.at(-1)?.['_id'];
      if (typeof last !== 'string') return;
      after = last;
    }
  }

  /** Those of at most 100 documents that are there. */
  async byIds(collection: string, ids: readonly string[]): Promise<Document[]> {
    const database = this.app.database();
    const query = database.collection(collection).where({ _id: database.command.in([...ids]) });
    const { data } = (await query.limit(PAGE).get()) as { data: Document[] };
    return data;
  }

  /** The last place of a chain of the audit log; 0 when it has none. */
  async tip(chain: string): Promise<number> {
    const query = this.app.database().collection('audit').where({ chain });
    const { data } = (await query.orderBy('place', 'desc').limit(1).get()) as { data: Document[] };
    return Number(data[0]?.['place'] ?? 0);
  }

  async add(collection: string, documents: readonly Document[]): Promise<void> {
    await this.app
      .database()
      .collection(collection)
      .add([...documents]);
  }

  async remove(collection: string, ids: readonly string[]): Promise<void> {
    const database = this.app.database();
    await database
      .collection(collection)
      .where({ _id: database.command.in([...ids]) })
      .remove();
  }

  /** @throws DataError when the file is not there */
  async download(path: string): Promise<Uint8Array> {
    const { envId, bucket } = this.place;
    const fileID = `cloud://${envId}.${bucket}/${path}`;
    const { fileContent } = await this.app.downloadFile({ fileID }).catch((error: unknown) => {
      throw new DataError(`云存储里取不到文件 ${path}：${error instanceof Error ? error.message : String(error)}`);
    });
    if (fileContent === undefined) throw new DataError(`云存储里没有文件 ${path}。`);
    return fileContent as Uint8Array;
  }

  async upload(path: string, content: Uint8Array): Promise<void> {
    await this.app.uploadFile({ cloudPath: path, fileContent: Buffer.from(content) as never });
  }
}
