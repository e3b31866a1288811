import { createHash, createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DataError } from '../data/source';

/** What encrypted fields and blind indexes rest on; without them a backup is unreadable. */
export interface KeyPair {
  readonly FIELD_KEY: string;
  readonly INDEX_KEY: string;
}

export interface Keys extends KeyPair {
  /** During a rotation those under which some documents still stand. */
  readonly old?: KeyPair;
}

export type KeyName = keyof KeyPair;

export const keyNames: readonly KeyName[] = ['FIELD_KEY', 'INDEX_KEY'];

/** From the deployment's key file, from one like the simulator's secrets.json, or from the environment. @throws DataError when one is missing or is no key */
export function readKeys(file: string | undefined): Keys {
  const values = file === undefined ? process.env : environmentIn(file);
  const key = (name: KeyName, suffix = ''): string => {
    const value = values[name + suffix];
    if (typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)) return value.toLowerCase();
    throw new DataError(
      file === undefined
        ? `缺少密钥 ${name}${suffix}（64 位十六进制）。请用 --keys 指到密钥文件，或设环境变量 FIELD_KEY 和 INDEX_KEY。`
        : `${path.resolve(file)} 不是密钥文件：里面没有 ${name}${suffix}（64 位十六进制）。`,
    );
  };
  const present = { FIELD_KEY: key('FIELD_KEY'), INDEX_KEY: key('INDEX_KEY') };
  if (!values['FIELD_KEY_OLD'] && !values['INDEX_KEY_OLD']) return present;
  return { ...present, old: { FIELD_KEY: key('FIELD_KEY', '_OLD'), INDEX_KEY: key('INDEX_KEY', '_OLD') } };
}

/** As variables of the functions. */
export function variablesOf({ FIELD_KEY, INDEX_KEY, old }: Keys): Record<string, string> {
  return { FIELD_KEY, INDEX_KEY, ...(old ? { FIELD_KEY_OLD: old.FIELD_KEY, INDEX_KEY_OLD: old.INDEX_KEY } : {}) };
}

/** The present pair, and the old one if there is one. */
export function pairsOf({ old, ...present }: Keys): KeyPair[] {
  return old ? [present, old] : [present];
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
export function fingerprint(keys: KeyPair, name: KeyName): string {
  return createHash('sha256').update(`fingerprint\n${name}\n${keys[name]}`).digest('hex').slice(0, 16);
}

export function fingerprintsOf(keys: KeyPair): KeyPair {
  return { FIELD_KEY: fingerprint(keys, 'FIELD_KEY'), INDEX_KEY: fingerprint(keys, 'INDEX_KEY') };
}

/** As documents name, in `keyIds`, the two keys under which they stand. */
export function keyIdsOf(keys: KeyPair): string {
  return keyNames.map((name) => fingerprint(keys, name).slice(0, 8)).join('.');
}

/** Only the holder of INDEX_KEY can make it for a backup. */
export function signatureOf(keys: KeyPair, total: string): string {
  return createHmac('sha256', Buffer.from(keys.INDEX_KEY, 'hex')).update(`backup\n${total}`).digest('hex');
}
