import { createHash } from 'node:crypto';
import type { Refused } from '../../contract/action';
import { incomingFolder } from './alias';
import { sealBytes } from './cipher';
import { cloud } from './cloud';
import { log } from './log';
import { messageOf } from './collection';
import { refused } from './reply';

export interface IncomingFile {
  readonly content: Buffer;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/** Larger files do not fit into one call's memory and time. */
const maxBytes = 2 * 1024 * 1024;

/** The caller's own file from the incoming folder; another person's is as good as none. */
export async function readIncoming(
  fileId: string,
  openid: string,
  most = maxBytes,
): Promise<IncomingFile | Refused<'file-missing' | 'file-too-many-rows'>> {
  if (!fileId.includes(`/${incomingFolder(openid)}`)) return refused('file-missing');
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as unknown as { fileContent: Buffer };
    if (fileContent.length > most) return refused('file-too-many-rows');
    return { content: fileContent, hash: createHash('sha256').update(fileContent).digest('hex') };
  } catch (error) {
    log('incoming-file-missing', { error: messageOf(error) });
    return refused('file-missing');
  }
}

/** Keeps what a decision rests on, encrypted, under its own hash. Answers its path, which stays right in another environment. */
export async function keepEvidence(file: IncomingFile, extension: string): Promise<string> {
  const cloudPath = `evidence/${file.hash.slice(0, 2)}/${file.hash}.${extension}.sealed`;
  const fileContent = sealBytes(file.content) as never;
  await cloud.uploadFile({ cloudPath, fileContent });
  return cloudPath;
}

/** Removes a file that has done its work; what remains is the sealed evidence. */
export async function forgetIncoming(fileId: string): Promise<void> {
  try {
    await cloud.deleteFile({ fileList: [fileId] });
  } catch (error) {
    log('incoming-file-stays', { error: messageOf(error) });
  }
}
