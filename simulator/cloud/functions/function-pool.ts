import type { FunctionSpec } from '../configuration';
import { FunctionProcess } from './function-process';
import type { Assignment, Outcome } from './function-process';

interface Waiting {
  assignment: Assignment;
  resolve: (outcome: Outcome) => void;
}

export interface PoolOptions {
  /** The process environment apart from what belongs to a call. */
  environment: Record<string, string>;
  offsetMs: () => number;
  onLine: (functionName: string, line: string) => void;
}

const MAX_PROCESSES = 8;
const MAX_NESTED = 40;
const IDLE_MS = 60_000;

/** The instances of one function: made on demand, used for one call at a time, replaced after a kill. */
export class FunctionPool {
  private readonly idle: FunctionProcess[] = [];
  private readonly all = new Set<FunctionProcess>();
  private readonly queue: Waiting[] = [];
  private booting = 0;
  private closed = false;

  constructor(
    private readonly spec: FunctionSpec,
    private readonly options: PoolOptions,
  ) {}

  /** Starts the first instance ahead of the first call. */
  warm(): void {
    if (this.all.size === 0) this.start();
  }

  /** @param nested called by another function, which itself occupies an instance: must not wait for a free one */
  run(assignment: Assignment, nested: boolean): Promise<Outcome> {
    return new Promise((resolve) => {
      this.queue.push({ assignment, resolve });
      this.dispatch(nested ? MAX_NESTED : MAX_PROCESSES);
    });
  }

  setClock(offsetMs: number): void {
    for (const process of this.all) process.setClock(offsetMs);
  }

  /** Idle instances end now, busy ones after their call. */
  async close(kill = false): Promise<void> {
    this.closed = true;
    for (const process of kill ? this.all : this.idle.splice(0)) process.kill();
    for (const { resolve } of kill ? this.queue.splice(0) : [])
      resolve({ kind: 'died', message: 'the cloud was closed' });
    await Promise.all([...this.all].filter((process) => !process.alive).map((process) => process.gone));
  }

  private dispatch(most: number): void {
    while (this.queue.length > 0) {
      const free = this.idle.pop();
      if (!free) break;
      const next = this.queue.shift() as Waiting;
      void this.use(free, next);
    }
    while (this.queue.length > this.booting && this.all.size < most) this.start();
  }

  private start(): void {
    const process = new FunctionProcess(this.spec, this.options.environment, this.options.offsetMs(), (line) =>
      this.options.onLine(this.spec.name, line),
    );
    this.all.add(process);
    this.booting++;
    void process.gone.then(() => this.forget(process));
    void process.ready.then((ready) => {
      this.booting--;
      if (ready) this.release(process);
      else this.refuseWaiting(process.deathNote);
    });
  }

  private async use(process: FunctionProcess, { assignment, resolve }: Waiting): Promise<void> {
    const outcome = await process.run(assignment, this.options.offsetMs());
    if (process.alive) this.release(process);
    else this.forget(process);
    resolve(outcome);
  }

  private release(process: FunctionProcess): void {
    if (!process.alive) return;
    if (this.closed && this.queue.length === 0) {
      process.kill();
      return;
    }
    this.idle.push(process);
    this.dispatch(MAX_PROCESSES);
    if (this.idle.includes(process)) this.retireLater(process);
  }

  private retireLater(process: FunctionProcess): void {
    setTimeout(() => {
      const at = this.idle.indexOf(process);
      if (at > 0) this.idle.splice(at, 1)[0]?.kill();
    }, IDLE_MS).unref();
  }

  private forget(process: FunctionProcess): void {
    if (!this.all.delete(process)) return;
    const at = this.idle.indexOf(process);
    if (at >= 0) this.idle.splice(at, 1);
    if (this.queue.length > 0) this.dispatch(MAX_PROCESSES);
  }

  private refuseWaiting(message: string): void {
    for (const { resolve } of this.queue.splice(0)) resolve({ kind: 'died', message });
  }
}
