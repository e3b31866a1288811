import type { Cron } from 'croner';
import type { Clock } from './clock';
import type { FunctionSpec } from './configuration';
import { parseCron } from './cron';

const LONGEST_MS = 2 ** 31 - 1;

interface Timer {
  name: string;
  functionName: string;
  cron: Cron;
  /** The next moment of simulated time; null when the pattern never comes again. */
  due: number | null;
  handle?: NodeJS.Timeout;
}

/** The timers of functions.json, in simulated time. A leap of the clock over several moments fires once. */
export class Timers {
  private readonly timers: Timer[];

  constructor(
    specs: Iterable<FunctionSpec>,
    private readonly clock: Clock,
    private readonly fire: (functionName: string, timerName: string) => void,
  ) {
    this.timers = [...specs].flatMap(({ name: functionName, timer }) => {
      if (!timer) return [];
      return [{ name: timer.name, functionName, cron: parseCron(timer.cron), due: null }];
    });
  }

  start(): void {
    for (const timer of this.timers) {
      timer.due = nextAfter(timer.cron, this.clock.now());
      this.schedule(timer);
    }
    this.clock.onChange(() => this.onClockChange());
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer.handle);
    this.timers.length = 0;
  }

  private onClockChange(): void {
    for (const timer of this.timers) {
      if (timer.due !== null && timer.due > this.clock.now()) timer.due = nextAfter(timer.cron, this.clock.now());
      this.schedule(timer);
    }
  }

  private schedule(timer: Timer): void {
    clearTimeout(timer.handle);
    if (timer.due === null) return;
    const wait = Math.min(LONGEST_MS, Math.max(0, timer.due - this.clock.now()));
    timer.handle = setTimeout(() => this.ring(timer), wait).unref();
  }

  private ring(timer: Timer): void {
    if (timer.due !== null && timer.due <= this.clock.now()) {
      timer.due = nextAfter(timer.cron, this.clock.now());
      this.fire(timer.functionName, timer.name);
    }
    this.schedule(timer);
  }
}

function nextAfter(cron: Cron, now: number): number | null {
  return cron.nextRun(new Date(now))?.getTime() ?? null;
}
