import type { AuditEvent, Envelope } from './act';
import { Collection } from './collection';

/** A document whose events wait, without its personal values. */
export interface Pending {
  readonly _id: string;
  readonly rev: number;
  readonly events: readonly AuditEvent[];
  readonly schoolId?: string;
}

const fields: readonly (keyof Pending)[] = ['_id', 'rev', 'events', 'schoolId'];

/** The documents of one collection whose events wait for the audit log. */
export class PendingEvents {
  private readonly collection: Collection<Pending>;

  constructor(name: string) {
    this.collection = new Collection(name);
  }

  /** Those that have waited longest, at most a hundred. */
  async oldest(limit: number): Promise<Pending[]> {
    return this.collection.find({
      where: { pendingAt: { above: '' } },
      order: [
        ['pendingAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
      fields,
    });
  }

  /**
   * Takes the events that were read out of their document; `rev` stays, for nothing that people see has changed. When the document was written
   * meanwhile, the newer events go on waiting. A write that was decided on the document as it was before brings its events back, and they are
   * found again.
   */
  async clear({ _id, rev, events }: Pending): Promise<void> {
    const emptied: Pick<Envelope, 'events' | 'pendingAt'> = { events: [], pendingAt: null };
    if (await this.collection.replace(_id, rev, { ...emptied })) return;
    const last = events.at(-1)?.seq ?? 0;
    await this.collection.pull(_id, 'events', { seq: { to: last } });
  }
}
