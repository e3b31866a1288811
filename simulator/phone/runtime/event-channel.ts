type Listener = (...args: unknown[]) => void;

/** One end of the line between a page and the page that it opened; `emit` reaches the other end. */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  private other: EventChannel | null = null;

  /** The ends for the opener and the opened page. */
  static pair(): [EventChannel, EventChannel] {
    const ends: [EventChannel, EventChannel] = [new EventChannel(), new EventChannel()];
    ends[0].other = ends[1];
    ends[1].other = ends[0];
    return ends;
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false);
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true);
  }

  off(name: string, listener?: Listener): void {
    const kept = listener === undefined ? [] : this.of(name).filter((each) => each.listener !== listener);
    this.listeners.set(name, kept);
  }

  emit(name: string, ...args: unknown[]): void {
    const other = this.other;
    if (!other) return;
    for (const { listener, once } of [...other.of(name)]) {
      if (once) other.off(name, listener);
      listener(...args);
    }
  }

  private add(name: string, listener: Listener, once: boolean): void {
    this.listeners.set(name, [...this.of(name), { listener, once }]);
  }

  private of(name: string): { listener: Listener; once: boolean }[] {
    return this.listeners.get(name) ?? [];
  }
}
