import { phone } from '../phone';
import { api, ApiError, requireText, text } from './api';

/** Bytes per key and in all, as WeChat allows. */
const keyLimit = 1024 * 1024;
const totalLimit = 10 * 1024 * 1024;

const prefix = (): string => `storage:${phone.openid}:`;
const bytesOf = (value: string): number => new TextEncoder().encode(value).length;

function keys(): string[] {
  const own = prefix();
  const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  return names.filter((name) => name.startsWith(own)).map((name) => name.slice(own.length));
}

const size = (name: string): number => bytesOf(localStorage.getItem(prefix() + name) ?? '');

function set(name: string, value: unknown): void {
  const json = JSON.stringify({ value });
  const bytes = bytesOf(json);
  if (bytes > keyLimit) throw new ApiError('entry size limit reached');
  const others = keys().filter((each) => each !== name);
  if (others.reduce((sum, each) => sum + size(each), bytes) > totalLimit)
    throw new ApiError('exceed storage max size 10Mb');
  try {
    localStorage.setItem(prefix() + name, json);
  } catch {
    throw new ApiError('exceed storage max size 10Mb');
  }
}

function get(name: string): { found: boolean; value: unknown } {
  const json = localStorage.getItem(prefix() + name);
  if (json === null) return { found: false, value: '' };
  return { found: true, value: (JSON.parse(json) as { value?: unknown }).value ?? '' };
}

const remove = (name: string): void => localStorage.removeItem(prefix() + name);
const clear = (): void => keys().forEach(remove);

const info = (): Record<string, unknown> => ({
  keys: keys(),
  currentSize: Math.ceil(keys().reduce((sum, name) => sum + size(name), 0) / 1024),
  limitSize: totalLimit / 1024,
});

/** Storage of the person who uses the phone; kept when the frame is loaded anew. */
export const storageApis = {
  setStorageSync(name: string, value: unknown): void {
    try {
      set(name, value);
    } catch (error) {
      throw new Error(`setStorageSync:fail ${error instanceof ApiError ? error.reason : String(error)}`, {
        cause: error,
      });
    }
  },
  getStorageSync: (name: string): unknown => get(name).value,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  setStorage: api('setStorage', (options) => set(requireText(options, 'key'), options['data'])),
  getStorage: api('getStorage', (options) => {
    const { found, value } = get(requireText(options, 'key'));
    if (!found) throw new ApiError('data not found');
    return { data: value };
  }),
  removeStorage: api('removeStorage', (options) => remove(text(options['key']))),
  clearStorage: api('clearStorage', clear),
  getStorageInfo: api('getStorageInfo', info),
};
