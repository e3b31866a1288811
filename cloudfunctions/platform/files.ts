import type { Refused } from '../../contract/action';
import { isInFolderOf } from './alias';
import { openBytes, sealBytes, sha256 } from './cipher';
import { addHours } from './clock';
import { cloud } from './cloud';
import { messageOf } from './collection';
import { fileEndOf, fileKeyOf, never, noteSealed } from './file-ends';
import { presentKeys } from './keys';
import { log } from './log';
import { refused } from './reply';

export interface IncomingFile {
  readonly content: Buffer;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/** Larger files do not fit into one call's memory and time. */
const maxBytes = 2 * 1024 * 1024;

type Found = IncomingFile | Refused<'file-missing' | 'file-too-many-rows'>;

/** The caller's own file of one call's size, sealed for a day; another person's is as good as none. */
export function readIncoming(fileId: string, openid: string, at: string): Promise<Found> {
  return takeIncoming(fileId, openid, { at, most: maxBytes, hours: 24 });
}

interface Keeping {
  readonly at: string;
  /** The largest that is read. */
  readonly most: number;
  /** So long the sealed copy stays. */
  readonly hours: number;
}

/**
 * Takes the caller's own file out of the incoming folder: what stays is a sealed copy, which `readKept` opens under the same file id. A file
 * that was taken before is the kept one.
 */
export async function takeIncoming(fileId: string, openid: string, { at, most, hours }: Keeping): Promise<Found> {
  const file = await download(fileId, openid, most);
  if ('ok' in file) return file.code === 'file-missing' ? readKept(fileId, openid) : file;
  const sealedId = await upload(`kept/${fileKeyOf(fileId)}.sealed`, sealBytes(file.content));
  const { hash } = file;
  await noteSealed({ fileId, sealedId, hash, owner: openid, endsAt: addHours(at, hours), keyIds: presentKeys().id });
  await forgetIncoming(fileId);
  return file;
}

/** What was taken from this person's incoming folder, until it ends. */
export async function readKept(fileId: string, openid: string): Promise<IncomingFile | Refused<'file-missing'>> {
  const end = await fileEndOf(fileId);
  const sealed = end?.owner === openid && end.sealedId ? await contentOf(end.sealedId) : null;
  return end && sealed ? { content: openBytes(sealed), hash: end.hash } : refused('file-missing');
}

/**
 * Keeps what a decision rests on, encrypted, under its own hash. Answers its path, which stays right in another environment. It is noted before any
 * document names it, so that no such file is forgotten when the keys change.
 */
export async function keepEvidence(file: IncomingFile, extension: string): Promise<string> {
  const cloudPath = `evidence/${file.hash.slice(0, 2)}/${file.hash}.${extension}.sealed`;
  const sealedId = await upload(cloudPath, sealBytes(file.content));
  const { hash } = file;
  await noteSealed({ fileId: cloudPath, sealedId, hash, owner: '', endsAt: never, keyIds: presentKeys().id });
  return cloudPath;
}

/** Puts a file into the cloud storage; answers its id. */
export async function upload(cloudPath: string, content: Buffer): Promise<string> {
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: content as never });
  return fileID;
}

async function download(fileId: string, openid: string, most: number): Promise<Found> {
  const content = isInFolderOf(openid, fileId) ? await contentOf(fileId) : null;
  if (!content) return refused('file-missing');
  return content.length > most ? refused('file-too-many-rows') : { content, hash: sha256(content) };
}

/** Null when it is not there. */
export async function contentOf(fileId: string): Promise<Buffer | null> {
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as unknown as { fileContent: Buffer };
    return fileContent;
  } catch (error) {
    log('file-missing', { error: messageOf(error) });
    return null;
  }
}

async function forgetIncoming(fileId: string): Promise<void> {
  try {
    await cloud.deleteFile({ fileList: [fileId] });
  } catch (error) {
    log('incoming-file-stays', { error: messageOf(error) });
  }
}
