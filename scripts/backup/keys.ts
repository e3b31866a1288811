import { createHash, createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DataError } from '../data/source';

/** What encrypted fields and blind indexes rest on; without them a backup is unreadable. */
export interface Keys {
  readonly FIELD_KEY: string;
  readonly INDEX_KEY: string;
}

export type KeyName = keyof Keys;

export const keyNames: readonly KeyName[] = ['FIELD_KEY', 'INDEX_KEY'];

/** From the deployment's key file, from one like the simulator's secrets.json, or from the environment. @throws DataError when one is missing or is no key */
export function readKeys(file: string | undefined): Keys {
  const values = file === undefined ? process.env : environmentIn(file);
  const key = (name: KeyName): string => {
    const value = values[name];
    if (typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)) return value.toLowerCase();
    throw new DataError(
      file === undefined
        ? `缺少密钥 ${name}（64 位十六进制）。请用 --keys 指到密钥文件，或设环境变量 FIELD_KEY 和 INDEX_KEY。`
        : `${path.resolve(file)} 不是密钥文件：里面没有 ${name}（64 位十六进制）。`,
    );
  };
  return { FIELD_KEY: key('FIELD_KEY'), INDEX_KEY: key('INDEX_KEY') };
}

function environmentIn(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) throw new DataError(`没有密钥文件 ${path.resolve(file)}。`);
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return typeof content['environment'] === 'object' ? (content['environment'] as Record<string, unknown>) : content;
  } catch {
    throw new DataError(`密钥文件 ${path.resolve(file)} 不是 JSON。`);
  }
}

/** Tells keys apart without giving them away: they are 32 random bytes. */
export function fingerprint(keys: Keys, name: KeyName): string {
  return createHash('sha256').update(`fingerprint\n${name}\n${keys[name]}`).digest('hex').slice(0, 16);
}

/** Only the holder of INDEX_KEY can make it for a backup. */
export function signatureOf(keys: Keys, total: string): string {
  return createHmac('sha256', Buffer.from(keys.INDEX_KEY, 'hex')).update(`backup\n${total}`).digest('hex');
}
