import type { Index, StorageRule, Trigger } from './state';

/** One thing to do to the account. */
export type Change =
  | { readonly do: 'create-collection'; readonly collection: string }
  | { readonly do: 'set-access'; readonly collection: string; readonly access: string }
  | { readonly do: 'create-index'; readonly collection: string; readonly index: Index }
  | { readonly do: 'drop-index'; readonly collection: string; readonly index: string }
  | { readonly do: 'set-storage-rule'; readonly rule: StorageRule }
  | { readonly do: 'create-function'; readonly function: string }
  | { readonly do: 'configure-function'; readonly function: string; readonly changingOver?: true }
  | { readonly do: 'wait-for-calls' }
  | { readonly do: 'upload-code'; readonly function: string }
  | { readonly do: 'create-trigger'; readonly function: string; readonly trigger: Trigger }
  | { readonly do: 'remove-trigger'; readonly function: string; readonly trigger: string };

export interface Step {
  readonly change: Change;
  readonly what: string;
  readonly why: string;
  /** Only the loss of an index: everything else can be done again or taken back by another run. */
  readonly destructive: boolean;
}

export interface Plan {
  readonly steps: readonly Step[];
  /** What is not as declared and is left as it is. */
  readonly remarks: readonly string[];
}

/** A step that loses nothing. */
export function step(change: Change, what: string, why: string): Step {
  return { change, what, why, destructive: false };
}
