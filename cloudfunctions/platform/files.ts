import { createHash } from 'node:crypto';
import { cloud } from './cloud';
import { log } from './log';
import { messageOf } from './collection';

export interface IncomingFile {
  readonly content: Buffer;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/** Larger files do not fit into one call's memory and time. */
const maxBytes = 2 * 1024 * 1024;

/** The caller's own file from the incoming folder; null when there is none, it is another person's, or it is too large. */
export async function readIncoming(fileId: string, openid: string): Promise<IncomingFile | null> {
  if (!fileId.includes(`/incoming/${openid}/`)) return null;
  try {
    const { fileContent } = (await cloud.downloadFile({ fileID: fileId })) as unknown as { fileContent: Buffer };
    if (fileContent.length > maxBytes) return null;
    return { content: fileContent, hash: createHash('sha256').update(fileContent).digest('hex') };
  } catch (error) {
    log('incoming-file-missing', { error: messageOf(error) });
    return null;
  }
}

/** Keeps what a decision rests on, under its own hash. */
export async function keepEvidence(file: IncomingFile, extension: string): Promise<string> {
  const cloudPath = `evidence/${file.hash.slice(0, 2)}/${file.hash}.${extension}`;
  const { fileID } = (await cloud.uploadFile({ cloudPath, fileContent: file.content as never })) as unknown as {
    fileID: string;
  };
  return fileID;
}
