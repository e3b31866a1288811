import { createHash } from 'node:crypto';

/** One field of an index and its direction. */
export type IndexField = readonly [name: string, direction: 1 | -1];

export interface Index {
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
}

export interface Collection {
  readonly access: string;
  readonly indexes: readonly Index[];
}

export interface StorageRule {
  readonly read: boolean | string;
  readonly write: boolean | string;
}

export interface Trigger {
  readonly name: string;
  readonly cron: string;
}

/** A function without its secrets: of each environment variable only the fingerprint. */
export interface CloudFunction {
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Of the uploaded files; null when they were uploaded by something else. */
  readonly code: string | null;
  readonly triggers: readonly Trigger[];
  /** Of what is declared: variables that are to be there no longer. */
  readonly withdrawn?: readonly string[];
}

/** What the repository declares. */
export interface DesiredState {
  readonly collections: Readonly<Record<string, Collection>>;
  readonly storage: StorageRule;
  readonly functions: Readonly<Record<string, CloudFunction>>;
}

/** What the account holds. */
export interface ActualState {
  readonly collections: Readonly<Record<string, Collection & { readonly documents: number }>>;
  /** Null when the storage has another access than a custom rule. */
  readonly storage: StorageRule | null;
  readonly functions: Readonly<Record<string, CloudFunction>>;
}

/** Tells whether two values are the same without showing either. */
export function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}
