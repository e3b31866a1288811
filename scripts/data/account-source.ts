import type { AccountData } from './account';
import type { DataSource, Document, StoredFile } from './source';

/**
 * A cloud account. It is read while people use it, so it is not of one moment: what is written meanwhile may be in or not, each document whole.
 */
export class AccountSource implements DataSource {
  constructor(
    private readonly account: AccountData,
    private readonly declared: readonly string[],
  ) {}

  async collections(): Promise<readonly string[]> {
    return [...this.declared].sort();
  }

  async *documents(collection: string): AsyncIterable<Document> {
    for (let after = ''; ;) {
      const page = await this.account.page(collection, after);
      yield* page;
      const last = page.at(-1)?.['_id'];
      if (typeof last !== 'string') return;
      after = last;
    }
  }

  async *files(paths: readonly string[]): AsyncIterable<StoredFile> {
    for (const path of paths) yield { path, content: await this.account.download(path) };
  }

  async stage(): Promise<null> {
    return null;
  }

  async close(): Promise<void> {
    return;
  }
}
