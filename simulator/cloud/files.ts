import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Sqlite } from './database/sqlite';
import { CloudError, notSimulated } from './errors';

/** What a signed link allows. */
export type Access = 'put' | 'get';

export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Cloud storage: files by path. On disk a file is named by the hash of its path, so no path can leave the folder. A file that a phone wrote has an owner. */
export class Files {
  private readonly bucket: string;
  private readonly secret: string;

  constructor(
    private readonly folder: string,
    private readonly envId: string,
    private readonly sql: Sqlite,
    private readonly now: () => number,
  ) {
    mkdirSync(folder, { recursive: true });
    sql.run('create table if not exists file_owners (path text primary key, openid text not null)');
    this.bucket = `6c6f-${envId}-1250000000`;
    const kept = sql.get<{ value: string }>("select value from meta where name = 'fileSecret'")?.value;
    this.secret = kept ?? randomBytes(32).toString('hex');
    if (kept === undefined) sql.run("insert into meta (name, value) values ('fileSecret', ?)", this.secret);
  }

  fileId(path: string): string {
    return `cloud://${this.envId}.${this.bucket}/${path}`;
  }

  /** The path of a fileID of this environment. @throws CloudError INVALID_PARAM */
  pathOf(fileId: unknown): string {
    const prefix = this.fileId('');
    if (typeof fileId !== 'string' || !fileId.startsWith(prefix))
      throw new CloudError('INVALID_PARAM', `invalid file id: ${String(fileId)}`);
    return checkedPath(fileId.slice(prefix.length));
  }

  exists(path: string): boolean {
    return existsSync(this.place(path));
  }

  /** Bytes. */
  size(path: string): number {
    return statSync(this.place(path)).size;
  }

  read(path: string): Readable {
    return createReadStream(this.place(path));
  }

  /** Stores the whole stream or nothing; on disk when it resolves. */
  async write(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const place = this.place(path);
    const draft = `${place}.${randomUUID()}.part`;
    mkdirSync(dirname(place), { recursive: true });
    const file = await open(draft, 'wx');
    try {
      let bytes = 0;
      for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > MAX_FILE_BYTES)
          throw new CloudError('STORAGE_REQUEST_FAIL', `file exceeds ${MAX_FILE_BYTES} bytes`);
        await file.write(chunk);
      }
      await file.sync();
      await file.close();
      renameSync(draft, place);
      syncFolder(dirname(place));
    } catch (error) {
      await file.close().catch(() => undefined);
      rmSync(draft, { force: true });
      throw error;
    }
  }

  remove(path: string): void {
    rmSync(this.place(path), { force: true });
    this.sql.run('delete from file_owners where path = ?', path);
  }

  /** Whether a phone of this person may write there: nothing is there yet, or what the same person has put there. */
  isFreeFor(openid: string, path: string): boolean {
    return !this.exists(path) || this.ownerOf(path) === openid;
  }

  /** Notes who has put the file there. */
  own(path: string, openid: string): void {
    this.sql.run('insert or replace into file_owners (path, openid) values (?, ?)', path, openid);
  }

  private ownerOf(path: string): string | undefined {
    return this.sql.get<{ openid: string }>('select openid from file_owners where path = ?', path)?.openid;
  }

  /** A signature that allows the access to one path until a moment of simulated time (milliseconds). */
  sign(access: Access, path: string, until: number): string {
    return createHmac('sha256', this.secret).update(`${access}\n${path}\n${until}`).digest('hex');
  }

  /** The moment this many milliseconds from now, for `sign`. */
  in(ms: number): number {
    return this.now() + ms;
  }

  verify(access: Access, path: string, { until, signature }: { until: number; signature: string }): boolean {
    const wanted = Buffer.from(this.sign(access, path, until));
    const given = Buffer.from(signature);
    return until > this.now() && wanted.length === given.length && timingSafeEqual(wanted, given);
  }

  private place(path: string): string {
    return join(this.folder, placeOf(path));
  }
}

/** Where in the folder a file of this path lies. */
export function placeOf(path: string): string {
  const name = createHash('sha256').update(path).digest('hex');
  return join(name.slice(0, 2), name);
}

/** The path as it may be used. @throws CloudError for what cloud storage forbids */
export function checkedPath(path: unknown): string {
  if (typeof path !== 'string' || path === '' || Buffer.byteLength(path) > 850)
    throw new CloudError('INVALID_PARAM', 'cloudPath must have 1 to 850 bytes');
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new CloudError('INVALID_PARAM', `invalid cloudPath: ${path}`);
  if (/[\u0000-\u001f\u007f\\]/.test(path))
    throw new CloudError('INVALID_PARAM', 'cloudPath has a forbidden character');
  const special = /[?#%]/.exec(path);
  if (special) throw notSimulated(`cloudPath with ${special[0]}`);
  return path;
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
