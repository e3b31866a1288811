import { sealedCollections, type SealedCollection } from '../../contract/audit';
import type { AccountData } from './account';
import { AuditView } from './audit-view';
import { readingOrder } from './order';
import type { DataSource, Document, StoredFile } from './source';

/**
 * A cloud account, read while people write and the timer seals. It is not of one moment: what is written meanwhile may be in or not. These hold
 * whenever anybody writes or seals:
 *
 * 1. Each document is whole: state, revision and waiting events of one moment.
 * 2. The log ends at a horizon, the tips of all chains before any document was read. Up to it each chain is without a gap, and no head points beyond it.
 * 3. No entry is ahead of its document: what is sealed up to the horizon was written before it, and documents are read after it. An entry ahead would
 *    stand where the restored document's next event belongs, and sealing would stop for good.
 * 4. No event is lost: each of a document's writes 1 to `rev` is sealed up to the horizon or waits in the document. What the job has sealed beyond the
 *    horizon and taken out of the document before it was read is fetched from the log and put back, as if it were not sealed yet; it stands there,
 *    because the job enters first and takes out afterwards.
 * 5. No event is doubled: one that stands both in the log and in its document (a job between the two) is the same in both places, and sealing it again
 *    finds it entered.
 * 6. What ends an action is read before what begins it (`readingOrder`), so that a copy may lack the end of an action, never the beginning: then the same
 *    tap again completes it. A code may be marked as used by someone who is not bound yet, and wants a new code; no code is open that has bound someone.
 * 7. Each file is there that a document names: files are stored before documents name them, read after all documents, and never removed.
 *
 * Reading the log last instead would break 2 and 3: entries come in before the place reached by `_id`, and after their documents were read.
 */
export class AccountSource implements DataSource {
  private view: Promise<AuditView> | null = null;

  constructor(
    private readonly account: AccountData,
    private readonly declared: readonly string[],
  ) {}

  async collections(): Promise<readonly string[]> {
    return readingOrder(this.declared);
  }

  async *documents(collection: string): AsyncIterable<Document> {
    const view = await (this.view ??= AuditView.begin(this.account));
    if (collection === 'chains') return yield* view.heads;
    if (collection === 'audit') return yield* view.entries;
    for await (const page of this.account.pages(collection))
      yield* isSealed(collection) ? await view.complete(collection, page) : page;
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

function isSealed(collection: string): collection is SealedCollection {
  return sealedCollections.some((name) => name === collection);
}
