/** Thrown inside a write that needs what an open transaction holds. */
export class LockedError extends Error {
  constructor(readonly key: string) {
    super(key);
  }
}

/** Which transaction holds which document or unique key. */
export class LockTable {
  private readonly owners = new Map<string, string>();
  private readonly waiting = new Map<string, (() => void)[]>();

  ownerOf(key: string): string | undefined {
    return this.owners.get(key);
  }

  take(key: string, owner: string): void {
    this.owners.set(key, owner);
  }

  /** For a plain write: throws LockedError when a transaction holds the key. */
  assertFree(key: string): void {
    if (this.owners.has(key)) throw new LockedError(key);
  }

  /** Resolves when nobody holds the key. */
  released(key: string): Promise<void> {
    if (!this.owners.has(key)) return Promise.resolve();
    return new Promise((resolve) => {
      const list = this.waiting.get(key) ?? [];
      list.push(resolve);
      this.waiting.set(key, list);
    });
  }

  releaseAll(keys: Iterable<string>): void {
    for (const key of keys) {
      this.owners.delete(key);
      for (const wake of this.waiting.get(key) ?? []) wake();
      this.waiting.delete(key);
    }
  }
}

export function documentLock(collection: string, idKey: Buffer): string {
  return `${collection}\0${idKey.toString('latin1')}`;
}

export function uniqueLock(collection: string, index: string, key: Buffer): string {
  return `${collection}\0${index}\0${key.toString('latin1')}`;
}
