import { files, userDataPath } from '../files';
import type { Options } from './api';
import { api, ApiError, requireText, text } from './api';

type Content = string | ArrayBuffer;

const missing = (path: string): ApiError => new ApiError(`no such file or directory, open ${path}`, { errno: 1300002 });

function readContent(path: string, encoding: unknown, position = 0, length?: number): Content {
  const file = files.read(path);
  if (!file) throw missing(path);
  const bytes = file.bytes.slice(position, length === undefined ? undefined : position + length);
  if (encoding === undefined) return bytes.buffer;
  if (encoding === 'base64') return toBase64(bytes);
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes);
  if (encoding === 'binary' || encoding === 'latin1' || encoding === 'ascii')
    return new TextDecoder('latin1').decode(bytes);
  if (encoding === 'hex') return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  throw new ApiError(`invalid encoding ${text(encoding)}`);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

function toBytes(data: unknown, encoding: unknown): Uint8Array<ArrayBuffer> {
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (encoding === 'base64') return Uint8Array.from(atob(text(data)), (letter) => letter.charCodeAt(0));
  return new TextEncoder().encode(text(data));
}

function requireWritable(path: string): string {
  if (!path.startsWith(`${userDataPath}/`)) throw new ApiError(`permission denied, open ${path}`, { errno: 1300013 });
  return path;
}

const write = (path: string, data: unknown, encoding: unknown): Promise<void> =>
  files.write(requireWritable(path), toBytes(data, encoding));

async function saveFile(options: Options): Promise<Record<string, unknown>> {
  const target = options['filePath'];
  const from = requireText(options, 'tempFilePath');
  const savedFilePath = await files.save(from, target === undefined ? undefined : requireWritable(text(target)));
  if (savedFilePath === undefined) throw missing(from);
  return { savedFilePath };
}

async function unlink(path: string): Promise<void> {
  if (!(await files.remove(path))) throw missing(path);
}

function access(path: string): void {
  if (!files.read(path) && files.list(path).length === 0 && path !== userDataPath) throw missing(path);
}

const sync =
  <A extends unknown[], R>(name: string, run: (...args: A) => R) =>
  (...args: A): R => {
    try {
      return run(...args);
    } catch (error) {
      throw new Error(`${name}:fail ${error instanceof ApiError ? error.reason : String(error)}`, { cause: error });
    }
  };

const manager = {
  readFile: api('readFile', ({ filePath, encoding, position, length }) => ({
    data: readContent(
      text(filePath),
      encoding,
      Number(position ?? 0),
      length === undefined ? undefined : Number(length),
    ),
  })),
  readFileSync: sync('readFileSync', readContent),
  writeFile: api('writeFile', ({ filePath, data, encoding }) => write(text(filePath), data, encoding)),
  writeFileSync: sync(
    'writeFileSync',
    (path: string, data: unknown, encoding?: string) => void write(path, data, encoding),
  ),
  saveFile: api('saveFile', saveFile),
  copyFile: api('copyFile', async ({ srcPath, destPath }) => {
    const file = files.read(text(srcPath));
    if (!file) throw missing(text(srcPath));
    await files.write(requireWritable(text(destPath)), file.bytes, file.type);
  }),
  unlink: api('unlink', ({ filePath }) => unlink(text(filePath))),
  unlinkSync: sync('unlinkSync', (path: string) => {
    if (!files.read(path)) throw missing(path);
    void unlink(path);
  }),
  removeSavedFile: api('removeSavedFile', ({ filePath }) => unlink(text(filePath))),
  getSavedFileList: api('getSavedFileList', () => ({ fileList: files.saved() })),
  access: api('access', ({ path }) => access(text(path))),
  accessSync: sync('accessSync', access),
  getFileInfo: api('getFileInfo', ({ filePath }) => {
    const file = files.read(text(filePath));
    if (!file) throw missing(text(filePath));
    return { size: file.bytes.length };
  }),
  readdir: api('readdir', ({ dirPath }) => ({ files: files.list(text(dirPath)) })),
  readdirSync: sync('readdirSync', (path: string) => files.list(path)),
  /** Folders need no making. */
  mkdir: api('mkdir', () => undefined),
  mkdirSync: () => undefined,
};

export const fileSystemApis = {
  env: { USER_DATA_PATH: userDataPath },
  getFileSystemManager: () => guard(manager),
};

/** Loud for what the file system does not serve. */
function guard(target: object): object {
  return new Proxy(target, {
    get(served, name) {
      if (typeof name === 'symbol' || name in served) return Reflect.get(served, name) as unknown;
      throw new Error(`not simulated: FileSystemManager.${name}`);
    },
  });
}
