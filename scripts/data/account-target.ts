import { messageOf } from '../../simulator/cloud/errors';
import type { AccountData } from './account';
import { DataError, type DataTarget, type Document, type StoredFile } from './source';

const BATCH = 50;

/**
 * A cloud account that has just been deployed and holds nothing. When something goes wrong, what was put into it is taken out again, and files, which
 * nothing refers to then, stay.
 */
export class AccountTarget implements DataTarget {
  private readonly put: { collection: string; ids: string[] }[] = [];
  private waiting: Document[] = [];
  private into = '';

  private constructor(private readonly account: AccountData) {}

  /** @throws DataError when a collection is not there or holds something; nothing is written then */
  static async open(account: AccountData, declared: readonly string[]): Promise<AccountTarget> {
    for (const name of declared) {
      const [document] = await account.page(name, '').catch((error: unknown) => {
        throw new DataError(`读不到云环境的集合 ${name}（${messageOf(error)}）。请先部署。什么也没有恢复。`);
      });
      if (document)
        throw new DataError(
          `云环境的集合 ${name} 里已经有数据。只能恢复到刚部署好、还没有人用过的环境。什么也没有恢复。`,
        );
    }
    return new AccountTarget(account);
  }

  async collection(name: string): Promise<void> {
    await this.flush();
    this.into = name;
  }

  async document(_collection: string, document: Document): Promise<void> {
    this.waiting.push(document);
    if (this.waiting.length >= BATCH) await this.flush();
  }

  async file({ path, content }: StoredFile): Promise<void> {
    await this.account.upload(path, content);
  }

  /** A simulated cloud's own matters mean nothing to an account. */
  async stage(): Promise<void> {
    return;
  }

  async commit(): Promise<void> {
    await this.flush();
  }

  async abandon(): Promise<void> {
    for (const { collection, ids } of this.put.reverse()) await this.account.remove(collection, ids);
  }

  private async flush(): Promise<void> {
    const documents = this.waiting;
    this.waiting = [];
    if (documents.length === 0) return;
    this.put.push({ collection: this.into, ids: documents.map((document) => document['_id'] as string) });
    await this.account.add(this.into, documents);
  }
}
