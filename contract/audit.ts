/** Every collection whose documents carry audit events until the job has sealed them. */
export const sealedCollections = [
  'acknowledgements',
  'alarms',
  'arrangements',
  'batches',
  'classes',
  'codes',
  'consents',
  'disbursements',
  'households',
  'imports',
  'needs',
  'notices',
  'openings',
  'people',
  'pledges',
  'pupils',
  'rollovers',
  'schools',
  'zonings',
] as const;

export type SealedCollection = (typeof sealedCollections)[number];

/** The chain of what belongs to no school: people and one-use codes. */
export const countyChain = 'county';

/** The hash before the first entry of a chain. */
export const firstPrevHash = '0'.repeat(64);

/** What was done, as it was noted in the document that it changed: ids, keyed hashes and instants, no personal values. */
export interface AuditFact {
  readonly collection: SealedCollection;
  readonly documentId: string;
  /** The revision that the document got by it, from 1 on without gaps. */
  readonly seq: number;
  /** An openid, or `jobs`. */
  readonly actor: string;
  readonly action: string;
  /** ISO instant in UTC. */
  readonly at: string;
  /** Keyed hash of the input. */
  readonly inputHash: string;
  /** The idempotency key. */
  readonly key: string;
}

/** A link of a chain, as it lies in the collection `audit`. It is never changed. */
export interface AuditEntry extends AuditFact {
  readonly _id: string;
  /** A school's id, or `county`. */
  readonly chain: string;
  /** From 1 on without gaps. */
  readonly place: number;
  readonly prevHash: string;
  /** SHA-256 in hex over `textOfEntry`. */
  readonly hash: string;
}

/** How far a chain reaches, as it lies in the collection `chains`; it may lag behind its entries, never run ahead. */
export interface ChainHead {
  /** The chain. */
  readonly _id: string;
  readonly rev: number;
  readonly place: number;
  readonly hash: string;
}

/** The one `_id` under which an event can be entered, so that none is entered twice. */
export function entryId({ collection, documentId, seq }: Pick<AuditFact, 'collection' | 'documentId' | 'seq'>): string {
  return `${collection}.${documentId}.${String(seq)}`;
}

/** What is hashed: the entry without its hash as JSON, names in alphabetical order. */
export function textOfEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { _id, action, actor, at, chain, collection, documentId, inputHash, key, place, prevHash, seq } = entry;
  return JSON.stringify({
    _id,
    action,
    actor,
    at,
    chain,
    collection,
    documentId,
    inputHash,
    key,
    place,
    prevHash,
    seq,
  });
}
