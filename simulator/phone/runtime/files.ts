import { phone } from './phone';
import { toText } from './text';

export const userDataPath = 'wxfile://usr';

interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  savedAt: number;
}

/**
 * The files of the phone: `wxfile://tmp_…` live until the frame is loaded anew, `wxfile://store_…` and `wxfile://usr/…` are kept
 * per person in the browser's database.
 */
class Files {
  private readonly files = new Map<string, StoredFile>();
  private readonly urls = new Map<string, string>();
  private database: IDBDatabase | null = null;

  /** Reads what the person kept. */
  async open(): Promise<void> {
    const database = await openDatabase();
    this.database = database;
    const prefix = `${phone.openid}|`;
    const store = database.transaction('files').objectStore('files');
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [keys, values] = await Promise.all([finish(store.getAllKeys(range)), finish(store.getAll(range))]);
    keys.forEach((key, index) => {
      this.files.set(toText(key).slice(prefix.length), values[index] as StoredFile);
    });
  }

  /** Keeps bytes as a temporary file and tells its path. */
  addTemporary(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): string {
    const path = `wxfile://tmp_${randomName()}${/\.\w+$/.exec(name)?.[0] ?? ''}`;
    this.files.set(path, { bytes, type, savedAt: Date.now() });
    return path;
  }

  async addFile(file: File): Promise<string> {
    return this.addTemporary(new Uint8Array(await file.arrayBuffer()), file.name, file.type);
  }

  read(path: string): StoredFile | undefined {
    return this.files.get(path);
  }

  async write(path: string, bytes: Uint8Array<ArrayBuffer>, type = ''): Promise<void> {
    const file = { bytes, type, savedAt: Date.now() };
    this.forget(path);
    this.files.set(path, file);
    await this.persist((store) => store.put(file, `${phone.openid}|${path}`));
  }

  /** Moves a temporary file to where it is kept. */
  async save(temporary: string, target: string | undefined): Promise<string | undefined> {
    const file = this.files.get(temporary);
    if (!file) return undefined;
    const path = target ?? temporary.replace('tmp_', 'store_');
    await this.write(path, file.bytes, file.type);
    this.files.delete(temporary);
    return path;
  }

  async remove(path: string): Promise<boolean> {
    if (!this.files.has(path)) return false;
    this.forget(path);
    await this.persist((store) => store.delete(`${phone.openid}|${path}`));
    return true;
  }

  /** Kept files, as wx.getSavedFileList tells them. */
  saved(): { filePath: string; size: number; createTime: number }[] {
    return [...this.files]
      .filter(([path]) => path.startsWith('wxfile://store_'))
      .map(([filePath, { bytes, savedAt }]) => ({
        filePath,
        size: bytes.length,
        createTime: Math.floor(savedAt / 1000),
      }));
  }

  list(folder: string): string[] {
    const prefix = `${folder.replace(/\/$/, '')}/`;
    const names = [...this.files.keys()]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
    return [...new Set(names.map((name) => name.split('/')[0] ?? name))];
  }

  /** A URL that the document can show. */
  url(path: string): string {
    const known = this.urls.get(path);
    if (known !== undefined) return known;
    const file = this.files.get(path);
    if (!file) return '';
    const url = URL.createObjectURL(new Blob([file.bytes], { type: file.type || typeOf(path) }));
    this.urls.set(path, url);
    return url;
  }

  private forget(path: string): void {
    const url = this.urls.get(path);
    if (url !== undefined) URL.revokeObjectURL(url);
    this.urls.delete(path);
    this.files.delete(path);
  }

  private async persist(change: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    if (!this.database) throw new Error('files are not open');
    await finish(change(this.database.transaction('files', 'readwrite').objectStore('files')));
  }
}

const typeOf = (path: string): string => {
  const types: Record<string, string> = {
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    svg: 'image/svg+xml',
    mp3: 'audio/mpeg',
  };
  return types[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? '';
};

const randomName = (): string => crypto.randomUUID().replace(/-/g, '');

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('phone', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('files');
  return finish(request);
}

function finish<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no files'));
  });
}

export const files = new Files();
