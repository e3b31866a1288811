import { createHash } from 'node:crypto';
import {
  entryId,
  firstPrevHash,
  sealedCollections,
  textOfEntry,
  type AuditEntry,
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
  readonly events: readonly { readonly seq: number }[];
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

/** Each write has raised a document's revision by one and left one event: none may be missing. */
async function compare(
  source: DataSource,
  entries: readonly AuditEntry[],
): Promise<Pick<AuditReport, 'faults' | 'tail'>> {
  const sealed = new Set(entries.map(({ _id }) => _id));
  const faults: string[] = [];
  const tail = new Map<string, number>();
  const unseen = new Set(entries.map((entry) => `${entry.collection}.${entry.documentId}`));
  for (const collection of sealedCollections) {
    for await (const document of source.documents(collection)) {
      const written = document as unknown as Written;
      unseen.delete(`${collection}.${written._id}`);
      const { missing, waiting } = eventsOf(collection, written, sealed);
      if (missing !== null)
        faults.push(`集合 ${collection} 的文档 ${written._id} 第 ${String(missing)} 次改动没有审计事件`);
      if (waiting > 0) tail.set(collection, (tail.get(collection) ?? 0) + waiting);
    }
  }
  for (const name of unseen) faults.push(`审计记录里的文档 ${name} 不见了`);
  return { faults, tail };
}

function eventsOf(
  collection: SealedCollection,
  { _id: documentId, rev, events }: Written,
  sealed: ReadonlySet<string>,
): { missing: number | null; waiting: number } {
  const isSealed = (seq: number) => sealed.has(entryId({ collection, documentId, seq }));
  const waiting = new Set(events.map(({ seq }) => seq).filter((seq) => !isSealed(seq)));
  const missing = Array.from({ length: rev }, (_, at) => at + 1).find((seq) => !waiting.has(seq) && !isSealed(seq));
  if (missing !== undefined) return { missing, waiting: waiting.size };
  return { missing: isSealed(rev + 1) ? rev + 1 : null, waiting: waiting.size };
}
