import { createReadStream, existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf } from '../../simulator/cloud/errors';
import { DataError, type DataSource, type DataTarget } from '../data/source';
import type { Manifest } from './format';
import type { Keys } from './keys';
import { readBackup } from './read';
import { linesOf } from './write';

/** @throws DataError when no backup can be written there */
export function refusePlace(out: string): void {
  if (existsSync(out)) throw new DataError(`文件 ${out} 已经在了。请换一个名字：备份从不覆盖。`);
  if (!existsSync(path.dirname(out)))
    throw new DataError(`文件夹 ${path.dirname(out)} 不在。请先建好，或换一个 --out。`);
}

/** Writes everything into one file, or nothing. @throws DataError when the file is there already */
export async function backUp(source: DataSource, keys: Keys, out: string): Promise<Manifest> {
  refusePlace(out);
  const draft = `${out}.part`;
  const file = await open(draft, 'w', 0o600);
  try {
    const lines = linesOf(source, keys, new Date().toISOString());
    let next = await lines.next();
    for (; next.done !== true; next = await lines.next()) await file.write(`${next.value}\n`);
    await file.sync();
    await file.close();
    renameSync(draft, out);
    return next.value;
  } catch (error) {
    await file.close().catch(() => undefined);
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Reads the whole file first, to its signature; only then the target is opened, filled, and done or emptied again.
 * @throws DataError that names what is wrong with the file, or why the target takes nothing
 */
export async function restore(
  file: string,
  keys: Keys,
  openTarget: (manifest: Manifest) => Promise<DataTarget>,
): Promise<Manifest> {
  const examined = await readBackup(linesIn(file), keys, null);
  const target = await openTarget(examined);
  try {
    const manifest = await readBackup(linesIn(file), keys, target);
    await target.commit();
    return manifest;
  } catch (error) {
    await target.abandon().catch((reason: unknown) => {
      throw new DataError(
        `恢复中断（${messageOf(error)}），已写入的也没能清掉（${messageOf(reason)}）。请清空后重来。`,
      );
    });
    throw error;
  }
}

function linesIn(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}
