import { cloud } from './cloud';
import { Collection, messageOf } from './collection';
import { naturalId } from './ids';
import { log } from './log';

/** A file that a person has put in the cloud, as soon as a call has seen it. The platform lists no files, so what ends is kept here. */
export interface FileEnd {
  readonly _id: string;
  /** As the person's phone knows it. */
  readonly fileId: string;
  /** Our sealed copy, which has taken its place; null of one that an earlier version has left where the phone had put it. */
  readonly sealedId: string | null;
  /** Whose it is; the folder by which that is known at first has another name under other keys. Empty for what belongs to nobody. */
  readonly owner: string;
  /** SHA-256 in hex. */
  readonly hash: string;
  /** From then on it is removed. */
  readonly endsAt: string;
  /** The keys under which our copy is sealed; empty while there is none. */
  readonly keyIds: string;
}

/** A person’s file and our copy: the platform removes fifty at once. */
const together = 25;

const ends = new Collection<FileEnd>('files');

export function fileKeyOf(fileId: string): string {
  return naturalId('f', fileId);
}

export function fileEndOf(fileId: string): Promise<FileEnd | null> {
  return ends.get(fileKeyOf(fileId));
}

/** The sealed copy counts from now on. */
export async function noteSealed(end: Omit<FileEnd, '_id'>): Promise<void> {
  const document = { ...end, _id: fileKeyOf(end.fileId) };
  if (await ends.add(document)) return;
  const { sealedId, hash, endsAt, keyIds } = end;
  for (const [field, value] of Object.entries({ hash, endsAt, sealedId, keyIds }))
    await ends.setField(document._id, field, value);
}

/** After the last of all days: what decisions rest on stays. */
export const never = '9999';

/** Those whose sealed copies stand under these keys, page by page. */
export function sealedUnder(keyIds: string): AsyncGenerator<FileEnd[]> {
  return ends.pages({ keyIds });
}

/** The sealed copy stands under other keys now; false when it has ended meanwhile. */
export async function noteRekeyed(id: string, keyIds: string): Promise<boolean> {
  await ends.setField(id, 'keyIds', keyIds);
  return (await ends.get(id)) !== null;
}

/** Removes the person's file, our copy of it, and that there was one. What could not be removed is tried again by the sweep. */
export async function forgetFile(fileId: string): Promise<void> {
  const end = await fileEndOf(fileId);
  if (end) await remove([end]);
  else await deleteFiles([fileId]);
}

/** Removes what has ended, as far as time allows; how many. */
export async function sweepFiles(at: string, mayGoOn: () => boolean): Promise<number> {
  let swept = 0;
  do {
    const due = await ends.find({ where: { endsAt: { to: at } }, order: [['endsAt', 'asc']], limit: together });
    if (due.length === 0 || !(await remove(due))) return swept;
    swept += due.length;
  } while (mayGoOn());
  return swept;
}

async function remove(some: readonly FileEnd[]): Promise<boolean> {
  if (!(await deleteFiles(some.flatMap(({ fileId, sealedId }) => (sealedId ? [fileId, sealedId] : [fileId])))))
    return false;
  await ends.removeMany(some.map(({ _id }) => _id));
  return true;
}

/** A file that is not there is removed already. */
export async function deleteFiles(fileList: string[]): Promise<boolean> {
  try {
    await cloud.deleteFile({ fileList });
    return true;
  } catch (error) {
    log('file-stays', { error: messageOf(error) });
    return false;
  }
}
