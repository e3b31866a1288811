import { countyChain, entryId, type AuditEntry, type AuditFact, type SealedCollection } from '../../contract/audit';
import type { AccountData } from './account';
import type { Document } from './source';

const ATONCE = 100;

interface Written {
  readonly _id: string;
  readonly rev: number;
  readonly events: readonly Omit<AuditFact, 'collection' | 'documentId'>[];
  readonly pendingAt: string | null;
}

/**
 * The audit log of a living account as of the moment at which reading began, and documents that fit to it. `AccountSource` says why.
 */
export class AuditView {
  private readonly ids: ReadonlySet<string>;

  private constructor(
    private readonly account: AccountData,
    readonly heads: readonly Document[],
    /** Every entry up to the horizon. */
    readonly entries: readonly Document[],
  ) {
    this.ids = new Set(entries.map(idOf));
  }

  /** Heads before tips before entries: a head never points beyond what is read, and each entry up to a tip stands by then. */
  static async begin(account: AccountData): Promise<AuditView> {
    const heads = await all(account, 'chains');
    const schools = await all(account, 'schools');
    const names = [countyChain, ...[...heads, ...schools].map(idOf)];
    const tips = new Map<string, number>();
    for (const name of new Set(names)) tips.set(name, await account.tip(name));
    const entries = (await all(account, 'audit')).filter((entry) => {
      const { chain, place } = entry as unknown as AuditEntry;
      return place <= (tips.get(chain) ?? 0);
    });
    return new AuditView(account, heads, entries);
  }

  /** These documents, each with those of its events that were sealed beyond the horizon; what is nowhere stays missing. */
  async complete(collection: SealedCollection, page: readonly Document[]): Promise<Document[]> {
    const wanted = page.flatMap((document) => this.missing(collection, document as unknown as Written));
    const found = new Map<string, AuditEntry[]>();
    for (let at = 0; at < wanted.length; at += ATONCE) {
      const entries = await this.account.byIds('audit', wanted.slice(at, at + ATONCE));
      for (const entry of entries as unknown as AuditEntry[])
        found.set(entry.documentId, [...(found.get(entry.documentId) ?? []), entry]);
    }
    return page.map((document) => withEvents(document, found.get(idOf(document)) ?? []));
  }

  private missing(collection: SealedCollection, { _id: documentId, rev, events }: Written): string[] {
    const waiting = new Set(events.map(({ seq }) => seq));
    return Array.from({ length: rev }, (_, at) => at + 1)
      .filter((seq) => !waiting.has(seq))
      .map((seq) => entryId({ collection, documentId, seq }))
      .filter((id) => !this.ids.has(id));
  }
}

function idOf(document: Document): string {
  return document['_id'] as string;
}

async function all(account: AccountData, collection: string): Promise<Document[]> {
  const found: Document[] = [];
  for await (const page of account.pages(collection)) found.push(...page);
  return found;
}

/** As the document was before the job took these events out of it. */
function withEvents(document: Document, entries: readonly AuditEntry[]): Document {
  const [earliest] = entries;
  if (!earliest) return document;
  const { events: own, pendingAt } = document as unknown as Written;
  const back = entries.map(({ seq, actor, action, at, inputHash, key }) => ({
    seq,
    actor,
    action,
    at,
    inputHash,
    key,
  }));
  const events = [...back, ...own].sort((one, other) => one.seq - other.seq);
  return { ...document, events, pendingAt: pendingAt ?? events[0]?.at ?? null };
}
