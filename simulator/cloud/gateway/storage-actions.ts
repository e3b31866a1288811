import { randomUUID } from 'node:crypto';
import { CloudError } from '../errors';
import { checkedPath } from '../files';
import type { Files } from '../files';
import type { Handler } from './requests';

const UPLOAD_MS = 15 * 60_000;
const DEFAULT_MAX_AGE_S = 86_400;

/** The `storage.*` actions. `origin` is where /cos is served. */
export function storageActions(files: Files, origin: () => string): Record<string, Handler> {
  return {
    'storage.getUploadMetadata': async (fields) => {
      const path = checkedPath(fields['path']);
      const until = files.in(UPLOAD_MS);
      const signature = `${until}.${files.sign('put', path, until)}`;
      const url = `${origin()}/cos/${encodeURI(path)}`;
      return {
        data: {
          url,
          token: 'simulator',
          authorization: signature,
          fileId: files.fileId(path),
          cosFileId: randomUUID(),
        },
      };
    },

    'storage.batchGetDownloadUrl': async (fields) => {
      const list = listOf(fields['file_list']).map((entry) => {
        const { fileid: fileID, max_age: maxAge } = entry as { fileid?: string; max_age?: number };
        return downloadEntry(files, origin(), String(fileID), maxAge ?? DEFAULT_MAX_AGE_S);
      });
      return { data: { download_list: list } };
    },

    'storage.batchDeleteFile': async (fields) => ({
      data: { delete_list: listOf(fields['fileid_list']).map((fileID) => deleteEntry(files, String(fileID))) },
    }),
  };
}

/** A link that works for `maxAge` seconds. The SDK encodes the link itself, so its path stays as it is. */
function downloadEntry(files: Files, origin: string, fileID: string, maxAge: number): Record<string, unknown> {
  const path = pathOrNull(files, fileID);
  if (path === null) return { code: 'INVALID_PARAM', fileID, tempFileURL: '' };
  if (!files.exists(path)) return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' };
  const until = files.in(maxAge * 1000);
  return {
    code: 'SUCCESS',
    fileID,
    tempFileURL: `${origin}/cos/${path}?sign=${files.sign('get', path, until)}&t=${until}`,
    maxAge,
  };
}

function deleteEntry(files: Files, fileID: string): Record<string, unknown> {
  const path = pathOrNull(files, fileID);
  if (path === null) return { code: 'INVALID_PARAM', fileID };
  if (!files.exists(path)) return { code: 'STORAGE_FILE_NONEXIST', fileID };
  files.remove(path);
  return { code: 'SUCCESS', fileID };
}

function pathOrNull(files: Files, fileID: string): string | null {
  try {
    return files.pathOf(fileID);
  } catch {
    return null;
  }
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > 50)
    throw new CloudError('INVALID_PARAM', 'a list of 1 to 50 files was expected');
  return value;
}
