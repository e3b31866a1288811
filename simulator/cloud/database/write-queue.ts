import { CloudError, messageOf } from '../errors';
import type { Catalogue } from './catalogue';
import type { LockTable } from './locks';
import { LockedError } from './locks';
import type { Sqlite } from './sqlite';

interface Job {
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

const MAX_BATCH_MS = 50;

/** Writes that arrive together share one flush to disk; each is still all or nothing, and answered only when on disk. */
export class WriteQueue {
  private readonly waiting: Job[] = [];
  private scheduled = false;
  private closed = false;

  constructor(
    private readonly sql: Sqlite,
    private readonly catalogue: Catalogue,
    private readonly locks: LockTable,
  ) {}

  /** Runs the work in the next batch; waits first for documents that an open transaction holds. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.schedule();
    });
  }

  /** Refuses what waits, now and later. */
  close(): void {
    this.closed = true;
    this.fail(this.waiting.splice(0), new Error('the database is closed'));
  }

  private schedule(): void {
    if (this.closed) this.close();
    if (this.scheduled || this.closed) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (!this.closed) this.flush();
    });
  }

  private flush(): void {
    const jobs: Job[] = [];
    const answers: (() => void)[] = [];
    try {
      this.sql.exec('begin immediate');
      const until = performance.now() + MAX_BATCH_MS;
      while (this.waiting.length > 0 && performance.now() < until) {
        const job = this.waiting.shift() as Job;
        const answer = this.perform(job);
        if (!answer) continue;
        jobs.push(job);
        answers.push(answer);
      }
      this.sql.exec('commit');
      this.catalogue.keepMulti();
      for (const answer of answers) answer();
    } catch (error) {
      this.undo();
      this.fail(jobs, error);
    }
    if (this.waiting.length > 0) this.schedule();
  }

  /** The answer to give once all is on disk; null when the job has to wait for a lock. */
  private perform(job: Job): (() => void) | null {
    const mark = this.catalogue.multiMark;
    this.sql.exec('savepoint job');
    try {
      const value = job.work();
      this.sql.exec('release job');
      return () => job.resolve(value);
    } catch (error) {
      this.sql.exec('rollback to job; release job');
      this.catalogue.undoMulti(mark);
      if (!(error instanceof LockedError)) return () => job.reject(error);
      void this.locks.released(error.key).then(() => {
        this.waiting.push(job);
        this.schedule();
      });
      return null;
    }
  }

  private undo(): void {
    this.catalogue.undoMulti(0);
    try {
      this.sql.exec('rollback');
    } catch {
      // the batch was never begun, or SQLite has undone it already
    }
  }

  private fail(jobs: Job[], error: unknown): void {
    const answer = new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${messageOf(error)}`);
    for (const job of jobs) job.reject(answer);
  }
}
