import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartError, messageOf } from './cloud/errors';
import { FolderLock } from './cloud/folder-lock';
import { makeFolder } from './cloud/make-folder';
import { codeOf } from './start-error';

/** Says whose folder it is and whether its seed was carried out to the end. */
interface Mark {
  seed: string | null;
  seeded: boolean;
}

export interface DataFolder {
  dir: string;
  /** The seed has still to run. */
  isNew: boolean;
  /** An earlier seeding did not end, so its rest was deleted. */
  wasInterrupted: boolean;
  markSeeded(): void;
}

export interface DataFolderOptions {
  dir: string;
  seed: string | null;
  reset?: boolean;
}

const MARK = 'simulator.json';

/**
 * Opens the folder that holds all of one simulated cloud, and makes it when it is new. Only a folder that carries the
 * simulator's mark is ever emptied. Throws StartError with one line.
 */
export function openDataFolder({ dir, seed, reset = false }: DataFolderOptions): DataFolder {
  prepareFolder(dir);
  try {
    const mark = readMark(dir);
    if (!mark && readdirSync(dir).length > 0) {
      throw new StartError(`文件夹 ${dir} 里有别的东西，不能用来放数据。请用 --data 换一个空的或新的文件夹。`);
    }
    const wasInterrupted = mark?.seeded === false;
    if (reset || wasInterrupted) empty(dir);
    const kept = reset || wasInterrupted ? undefined : mark;
    if (kept && seed !== null && kept.seed !== seed) {
      throw new StartError(
        `文件夹 ${dir} 里是“${kept.seed ?? '空'}”的数据。加 --reset 重新准备，或用 --data 换一个文件夹。`,
      );
    }
    writeMark(dir, { seed: kept ? kept.seed : seed, seeded: kept !== undefined });
    return {
      dir,
      isNew: kept === undefined,
      wasInterrupted: wasInterrupted && !reset,
      markSeeded: () => writeMark(dir, { seed, seeded: true }),
    };
  } catch (error) {
    throw error instanceof StartError ? error : unwritable(dir, error);
  }
}

/** Leaves no folder behind that was not there. Throws StartError with one line when nothing can be written there. */
export function checkDataFolder(dir: string): void {
  const isNew = !existsSync(dir);
  prepareFolder(dir);
  if (isNew) rmdirSync(dir);
}

function prepareFolder(dir: string): void {
  try {
    makeFolder(dir);
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw unwritable(dir, error);
  }
}

const unwritable = (dir: string, error: unknown): StartError =>
  new StartError(`数据文件夹 ${dir} 不能写（${codeOf(error) ?? messageOf(error)}）。请用 --data 换一个能写的文件夹。`);

function readMark(dir: string): Mark | undefined {
  const file = path.join(dir, MARK);
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as Mark;
}

function writeMark(dir: string, mark: Mark): void {
  writeFileSync(path.join(dir, MARK), `${JSON.stringify(mark)}\n`);
}

/** Refuses a folder that another simulator uses. The mark goes first and stays: an interrupted emptying is found again. */
function empty(dir: string): void {
  const lock = new FolderLock(dir);
  writeMark(dir, { seed: null, seeded: false });
  for (const entry of readdirSync(dir)) {
    if (entry !== MARK) rmSync(path.join(dir, entry), { recursive: true, force: true });
  }
  lock.release();
}
