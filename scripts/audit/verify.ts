import { createHash } from 'node:crypto';
import {
  entryId,
  firstPrevHash,
  sealedCollections,
  textOfEntry,
  type AuditEntry,
  type AuditFact,
  type ChainHead,
  type SealedCollection,
} from '../../contract/audit';
import type { DataSource } from '../data/source';

/** What is known of a chain or a document after all its hashes were computed anew. */
export interface AuditReport {
  readonly chains: number;
  readonly entries: number;
  /** What does not hold, the first of each chain, then of each document; one sentence each. */
  readonly faults: readonly string[];
  /** Events that wait in their documents, by collection. */
  readonly tail: ReadonlyMap<string, number>;
}

interface Written {
  readonly _id: string;
  readonly rev: number;
  readonly events: readonly Omit<AuditFact, 'collection' | 'documentId'>[];
}

/** Proves every chain, and that every write of every document is in the log or waits in its document. */
export async function verify(source: DataSource): Promise<AuditReport> {
  const entries = await all<AuditEntry>(source, 'audit');
  const heads = new Map((await all<ChainHead>(source, 'chains')).map((head) => [head._id, head]));
  const chains = chainsOf(entries);
  const names = [...new Set([...chains.keys(), ...heads.keys()])].sort();
  const broken = names.flatMap((name) => faultOfChain(name, chains.get(name) ?? [], heads.get(name)) ?? []);
  const { faults, tail } = await compare(source, entries);
  return { chains: names.length, entries: entries.length, faults: [...broken, ...faults], tail };
}

async function all<D>(source: DataSource, collection: string): Promise<D[]> {
  const found: D[] = [];
  for await (const document of source.documents(collection)) found.push(document as unknown as D);
  return found;
}

function chainsOf(entries: readonly AuditEntry[]): Map<string, AuditEntry[]> {
  const chains = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const chain = chains.get(entry.chain);
    if (chain) chain.push(entry);
    else chains.set(entry.chain, [entry]);
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.place - b.place);
  return chains;
}

function faultOfChain(name: string, entries: readonly AuditEntry[], head: ChainHead | undefined): string | null {
  let prevHash = firstPrevHash;
  for (const [at, entry] of entries.entries()) {
    const fault = faultOfEntry(entry, at + 1, prevHash);
    if (fault) return `链 ${name} 在第 ${String(at + 1)} 环断了：${fault}`;
    prevHash = entry.hash;
  }
  if (!head) return null;
  if (head.place > entries.length)
    return `链 ${name} 在第 ${String(entries.length + 1)} 环断了：链头记到第 ${String(head.place)} 环，后面的记录不见了`;
  return entries[head.place - 1]?.hash === head.hash
    ? null
    : `链 ${name} 在第 ${String(head.place)} 环断了：它的哈希与链头记下的不同`;
}

function faultOfEntry(entry: AuditEntry, place: number, prevHash: string): string | null {
  if (entry.place !== place) return `这一环不见了（后面是 ${entry._id}）`;
  if (entry.prevHash !== prevHash) return `${entry._id} 接的不是上一环`;
  if (entry._id !== entryId(entry)) return `${entry._id} 的编号与内容不符`;
  if (entry.hash !== createHash('sha256').update(textOfEntry(entry)).digest('hex')) return `${entry._id} 被改动过`;
  return null;
}

/** Each write has raised a document's revision by one and left one event: none may be missing, and none may differ where it stands twice. */
async function compare(
  source: DataSource,
  entries: readonly AuditEntry[],
): Promise<Pick<AuditReport, 'faults' | 'tail'>> {
  const sealed = new Map(entries.map((entry) => [entry._id, entry]));
  const faults: string[] = [];
  const tail = new Map<string, number>();
  const unseen = new Set(entries.map((entry) => `${entry.collection}.${entry.documentId}`));
  for (const collection of sealedCollections) {
    for await (const document of source.documents(collection)) {
      const written = document as unknown as Written;
      unseen.delete(`${collection}.${written._id}`);
      const { fault, waiting } = eventsOf(collection, written, sealed);
      if (fault !== null) faults.push(`集合 ${collection} 的文档 ${written._id} ${fault}`);
      if (waiting > 0) tail.set(collection, (tail.get(collection) ?? 0) + waiting);
    }
  }
  for (const name of unseen) faults.push(`审计记录里的文档 ${name} 不见了`);
  return { faults, tail };
}

/** An event may stand in the log and still in its document: the job was between the two. */
function eventsOf(
  collection: SealedCollection,
  { _id: documentId, rev, events }: Written,
  sealed: ReadonlyMap<string, AuditEntry>,
): { fault: string | null; waiting: number } {
  const entryOf = (seq: number) => sealed.get(entryId({ collection, documentId, seq }));
  const waiting = new Set(events.map(({ seq }) => seq).filter((seq) => !entryOf(seq)));
  const differing = events.find((event) => isAnother(event, entryOf(event.seq)));
  if (differing)
    return { fault: `第 ${String(differing.seq)} 次改动在文档里和审计记录里不一样`, waiting: waiting.size };
  const missing = Array.from({ length: rev }, (_, at) => at + 1).find((seq) => !waiting.has(seq) && !entryOf(seq));
  const foreign = missing ?? (entryOf(rev + 1) ? rev + 1 : null);
  return { fault: foreign === null ? null : `第 ${String(foreign)} 次改动没有审计事件`, waiting: waiting.size };
}

function isAnother(event: Written['events'][number], entry: AuditEntry | undefined): boolean {
  const { actor, action, at, inputHash, key } = event;
  const mine = { actor, action, at, inputHash, key };
  return (
    entry !== undefined && Object.entries(mine).some(([name, value]) => entry[name as keyof typeof mine] !== value)
  );
}
