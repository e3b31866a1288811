import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, StartError } from './errors';
import { makeFolder } from './make-folder';

interface Holder {
  pid: number;
  /** When the process began, as the kernel tells it; guards against a reused pid. */
  born: string | null;
}

const heldHere = new Set<string>();

/** Makes this process the only user of a data folder; takes over from a process that is gone. */
export class FolderLock {
  private readonly file: string;

  constructor(private readonly folder: string) {
    this.file = join(folder, 'lock.json');
    try {
      makeFolder(folder);
      this.take();
    } catch (error) {
      throw error instanceof StartError
        ? error
        : new StartError(`数据目录 ${folder} 不能写（${messageOf(error)}）。请换一个目录，或改它的权限。`);
    }
    heldHere.add(this.file);
  }

  release(): void {
    heldHere.delete(this.file);
    rmSync(this.file, { force: true });
  }

  private take(): void {
    const me: Holder = { pid: process.pid, born: birthOf(process.pid) };
    for (let attempt = 0; ; attempt++) {
      try {
        writeFileSync(this.file, JSON.stringify(me), { flag: 'wx' });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
      }
      const holder = this.holder();
      if (holder && this.lives(holder)) {
        throw new StartError(
          `数据目录 ${this.folder} 正被另一个模拟器使用（进程 ${holder.pid}）。请先关掉它，或换一个数据目录。`,
        );
      }
      rmSync(this.file, { force: true });
    }
  }

  private holder(): Holder | null {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Holder;
    } catch {
      return null;
    }
  }

  private lives({ pid, born }: Holder): boolean {
    if (pid === process.pid) return heldHere.has(this.file);
    try {
      process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
    return born === null || born === birthOf(pid);
  }
}

function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
