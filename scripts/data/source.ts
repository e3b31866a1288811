import type { Document } from '../../simulator/cloud/database/values';
import { PlainError } from '../../simulator/plain-error';

export type { Document };

/** A stored file, small enough to be held: cloud storage takes 50 MB at most. */
export interface StoredFile {
  /** Its path in the cloud storage, by which documents name it. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** All that a county keeps: a data folder of this machine, or a cloud account. */
export interface DataSource {
  /** In the order in which they are to be read. */
  collections(): Promise<readonly string[]>;
  /** In the order of `_id`. */
  documents(collection: string): AsyncIterable<Document>;
  /** Those of these paths. @throws DataError when one is missing */
  files(paths: readonly string[]): AsyncIterable<StoredFile>;
  /** What a simulated cloud has besides; null for an account. */
  stage(): Promise<Stage | null>;
  close(): Promise<void>;
}

/** Where a backup is put back: whole after `commit`, as if nothing had been after `abandon`. */
export interface DataTarget {
  collection(name: string): Promise<void>;
  document(collection: string, document: Document): Promise<void>;
  file(file: StoredFile): Promise<void>;
  stage(stage: Stage): Promise<void>;
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** The simulator's own: which seed made it, how far its clock is off, who may be chosen in "who am I". */
export interface Stage {
  readonly seed: string | null;
  readonly clockOffsetMs: number;
  /** Each as JSON. */
  readonly people: readonly string[];
}

/** The data, or what should hold them, are not as they must be. */
export class DataError extends PlainError {
  constructor(message: string, exitCode = 2) {
    super(message, { exitCode });
  }
}
