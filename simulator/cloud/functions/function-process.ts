import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FunctionSpec } from '../configuration';

/** What the function's process is told for one call. */
export interface Assignment {
  id: string;
  /** JSON. */
  event: string;
  context: Record<string, unknown>;
  environment: Record<string, string>;
}

/** How a call ended: the JSON of its result, or why there is none. */
export type Outcome =
  | { kind: 'result'; json: string }
  | { kind: 'threw'; message: string }
  | { kind: 'timedOut' }
  | { kind: 'outOfMemory' }
  | { kind: 'died'; message: string };

interface HostMessage {
  type: 'ready' | 'result' | 'failure' | 'unloadable';
  id?: string | null;
  result?: string;
  error?: string;
  fatal?: boolean;
}

const HOST = join(__dirname, 'function-host.cjs');
const BOOT_MS = 20_000;
const MEMORY_POLL_MS = 50;
const PAGE_BYTES = 4096;

/** One child process that holds one instance of a function. */
export class FunctionProcess {
  readonly ready: Promise<boolean>;
  readonly gone: Promise<void>;
  private readonly child: ChildProcess;
  private current: { id: string; settle: (outcome: Outcome) => void } | null = null;
  private cause: Outcome | null = null;
  private ended = false;

  constructor(
    private readonly spec: FunctionSpec,
    environment: Record<string, string>,
    offsetMs: number,
    onLine: (line: string) => void,
  ) {
    this.child = fork(HOST, [], {
      env: { ...environment, SIMULATOR_BOOT: JSON.stringify({ entry: join(spec.folder, 'index.js'), offsetMs }) },
      execArgv: [`--max-old-space-size=${spec.memoryMb}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      if (stream) createInterface({ input: stream }).on('line', onLine);
    this.gone = new Promise((resolve) => this.child.once('close', () => resolve()));
    this.ready = this.boot();
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get alive(): boolean {
    return !this.ended;
  }

  /** Why the function could not be loaded. */
  get deathNote(): string {
    return this.cause?.kind === 'died' ? this.cause.message : 'the function could not be started';
  }

  run(assignment: Assignment, offsetMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.kill({ kind: 'timedOut' }), this.spec.timeoutSeconds * 1000);
      const memory = setInterval(() => this.checkMemory(), MEMORY_POLL_MS);
      this.current = {
        id: assignment.id,
        settle: (outcome) => {
          clearTimeout(timer);
          clearInterval(memory);
          this.current = null;
          resolve(outcome);
        },
      };
      this.send({ type: 'invoke', ...assignment, offsetMs });
    });
  }

  setClock(offsetMs: number): void {
    this.send({ type: 'clock', offsetMs });
  }

  kill(cause: Outcome = { kind: 'died', message: 'the function was stopped' }): void {
    this.cause ??= cause;
    this.ended = true;
    this.child.kill('SIGKILL');
  }

  private send(message: Record<string, unknown>): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private boot(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.kill({ kind: 'died', message: 'the function took too long to load' }),
        BOOT_MS,
      );
      this.child.on('message', (message) => {
        const { type, error = '' } = message as HostMessage;
        if (type === 'unloadable') this.cause ??= { kind: 'died', message: error };
        if (type === 'ready') resolve(true);
        if (type === 'ready') clearTimeout(timer);
        this.onMessage(message as HostMessage);
      });
      this.child.once('error', (error) => this.onExit(error.message));
      this.child.once('exit', (code, signal) => {
        clearTimeout(timer);
        resolve(false);
        this.onExit(
          signal === 'SIGABRT' ? null : `Process exited before completing request (${signal ?? code ?? 'unknown'})`,
        );
      });
    });
  }

  private onMessage({ type, id, result = 'null', error = '', fatal = false }: HostMessage): void {
    if (fatal) this.ended = true;
    if (!this.current || id !== this.current.id) return;
    if (type === 'result') this.current.settle({ kind: 'result', json: result });
    if (type === 'failure') this.current.settle({ kind: 'threw', message: error });
  }

  /** `message` null: V8 gave up for want of memory. */
  private onExit(message: string | null): void {
    this.ended = true;
    this.cause ??= message === null ? { kind: 'outOfMemory' } : { kind: 'died', message };
    this.current?.settle(this.cause);
  }

  private checkMemory(): void {
    try {
      const pages = Number(readFileSync(`/proc/${this.child.pid}/statm`, 'utf8').split(' ')[1]);
      if (pages * PAGE_BYTES > this.spec.memoryMb * 1024 * 1024) this.kill({ kind: 'outOfMemory' });
    } catch {
      // no /proc here: only V8's own limit holds
    }
  }
}
