import type { CallRecord } from '../client';

const MAX_CALLS = 2000;
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** The last calls with what they cost. Request bodies of the oldest are dropped when they take too much memory. */
export class CallLog {
  private readonly records: { record: CallRecord; bodyBytes: number }[] = [];
  private lastSeq = 0;
  private bodyBytes = 0;

  constructor(private readonly onCall: (record: CallRecord) => void) {}

  add(call: Omit<CallRecord, 'seq'>, bodyBytes: number): void {
    const record: CallRecord = { seq: ++this.lastSeq, ...call };
    this.records.push({ record, bodyBytes });
    this.bodyBytes += bodyBytes;
    if (this.records.length > MAX_CALLS) this.bodyBytes -= this.records.shift()?.bodyBytes ?? 0;
    this.dropBodies();
    this.onCall(record);
  }

  after(seq: number): CallRecord[] {
    return this.records.filter(({ record }) => record.seq > seq).map(({ record }) => record);
  }

  private dropBodies(): void {
    for (const entry of this.records) {
      if (this.bodyBytes <= MAX_BODY_BYTES) return;
      for (const request of entry.record.requests) delete request.body;
      this.bodyBytes -= entry.bodyBytes;
      entry.bodyBytes = 0;
    }
  }
}
