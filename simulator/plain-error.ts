/** Something the person at the keyboard can mend: one Chinese line that says how. The process ends with `exitCode`. */
export class PlainError extends Error {
  readonly exitCode: number;

  constructor(message: string, { cause, exitCode = 2 }: { cause?: unknown; exitCode?: number } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.exitCode = exitCode;
  }
}

const ofFiles: Readonly<Record<string, string>> = {
  ENOENT: '不在',
  ENOTDIR: '不能用：它的上一级不是文件夹',
  EISDIR: '是文件夹，这里要一个文件',
  EACCES: '不能读写：没有权限',
  EPERM: '不能读写：没有权限',
  EROFS: '不能写：这个磁盘是只读的',
  ENOSPC: '写不下：磁盘满了',
};

/** The line for the person, or undefined when it takes a programmer to understand what happened. */
export function plainMessage(error: unknown): string | undefined {
  if (error instanceof PlainError) return error.message;
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (typeof code !== 'string' || typeof path !== 'string') return undefined;
  const what = ofFiles[code];
  return what === undefined ? undefined : `${path} ${what}。`;
}
