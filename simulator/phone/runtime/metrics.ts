import type { PhoneMetrics } from '../messages';

type EventRecord = PhoneMetrics['events'][number];

/** Counts what pages hand to setData, by the event in which they do it, and calls to the cloud. */
class Metrics {
  private events: EventRecord[] = [];
  private current: { name: string; record: EventRecord | null } | null = null;
  private calls = 0;

  /** From now to the end of this task, setData belongs to `name`. */
  begin(name: string): void {
    const event = { name, record: null };
    this.current = event;
    setTimeout(() => {
      if (this.current === event) this.current = null;
    });
  }

  countSetData(path: string, data: Record<string, unknown>): void {
    if (!this.current) this.begin('timer');
    const event = this.current ?? { name: 'timer', record: null };
    if (!event.record) {
      event.record = { event: event.name, path, setDataCalls: 0, setDataBytes: 0 };
      this.events.push(event.record);
    }
    event.record.setDataCalls += 1;
    event.record.setDataBytes += new TextEncoder().encode(JSON.stringify(data)).length;
  }

  countCall(): void {
    this.calls += 1;
  }

  read(reset: boolean): Pick<PhoneMetrics, 'events' | 'calls'> {
    const result = { events: this.events, calls: this.calls };
    if (reset) {
      this.events = [];
      this.calls = 0;
      this.current = null;
    }
    return result;
  }
}

export const metrics = new Metrics();
