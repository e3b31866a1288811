import { createReadStream, existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { DataError, type DataSource, type DataTarget } from '../data/source';
import type { Manifest } from './format';
import type { Keys } from './keys';
import { putBack } from './read';
import { linesOf } from './write';

/** Writes everything into one file, or nothing. @throws DataError when the file is there already */
export async function backUp(source: DataSource, keys: Keys, out: string): Promise<Manifest> {
  if (existsSync(out)) throw new DataError(`文件 ${out} 已经在了。请换一个名字：备份从不覆盖。`);
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

/** Puts a file back, or leaves nothing. @throws DataError that names what is wrong with it */
export async function restore(file: string, keys: Keys, target: DataTarget): Promise<Manifest> {
  try {
    const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
    const manifest = await putBack(lines, keys, target);
    await target.commit();
    return manifest;
  } catch (error) {
    await target.abandon();
    throw error;
  }
}
