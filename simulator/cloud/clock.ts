import type { Sqlite } from './database/sqlite';

/** The simulator's time: the machine's plus an offset that survives a restart. */
export class Clock {
  private offset: number;
  private readonly listeners: ((offsetMs: number) => void)[] = [];

  constructor(private readonly sql: Sqlite) {
    this.offset = Number(sql.get<{ value: string }>("select value from meta where name = 'clockOffset'")?.value ?? 0);
  }

  get offsetMs(): number {
    return this.offset;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offset;
  }

  set(to: Date): void {
    this.move(to.getTime() - Date.now());
  }

  advance(ms: number): void {
    this.move(this.offset + ms);
  }

  onChange(listener: (offsetMs: number) => void): void {
    this.listeners.push(listener);
  }

  private move(offset: number): void {
    if (!Number.isFinite(offset) || Number.isNaN(new Date(Date.now() + offset).getTime()))
      throw new RangeError('not a time');
    this.offset = Math.round(offset);
    this.sql.run(
      "insert into meta (name, value) values ('clockOffset', ?) on conflict (name) do update set value = excluded.value",
      String(this.offset),
    );
    for (const listener of this.listeners) listener(this.offset);
  }
}
