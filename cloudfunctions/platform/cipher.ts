import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

const version = 'k1';

/**
 * Encrypts a field at rest (AES-256-GCM): `k1.<iv>.<tag>.<text>`, base64url. The key is FIELD_KEY, 32 bytes in hex.
 * Source of the duty: 个人信息保护法 51, 28.
 */
export function encrypt(text: string): string {
  const parts = seal(Buffer.from(text, 'utf8')).map((part) => part.toString('base64url'));
  return [version, ...parts].join('.');
}

/** Encrypts a file at rest: 12 bytes iv, 16 bytes tag, content. */
export function sealBytes(content: Buffer): Buffer {
  return Buffer.concat(seal(content));
}

function seal(content: Buffer): [iv: Buffer, tag: Buffer, content: Buffer] {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf('FIELD_KEY'), iv);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return [iv, cipher.getAuthTag(), sealed];
}

/** @throws when the file was altered or the key is another */
export function openBytes(sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf('FIELD_KEY'), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

/** @throws when the text was altered or the key is another */
export function decrypt(sealed: string): string {
  const [found, iv, tag, text] = sealed.split('.');
  if (found !== version || iv === undefined || tag === undefined || text === undefined)
    throw new Error('Not an encrypted field');
  const decipher = createDecipheriv('aes-256-gcm', keyOf('FIELD_KEY'), Buffer.from(iv, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}

/** A keyed hash that finds an equal value again without storing it; 26 characters. `purpose` keeps equal values of different kinds apart. */
export function blindIndex(purpose: string, value: string): string {
  return keyedBytes(purpose, value).toString('base64url').replace(/[-_]/g, 'x').slice(0, 26);
}

/** 32 bytes that only the holder of INDEX_KEY can make from this value. */
export function keyedBytes(purpose: string, value: string): Buffer {
  return createHmac('sha256', keyOf('INDEX_KEY')).update(`${purpose}\n${value}`).digest();
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

const keys = new Map<string, KeyObject>();

function keyOf(name: 'FIELD_KEY' | 'INDEX_KEY'): KeyObject {
  const hex = process.env[name] ?? '';
  const known = keys.get(hex);
  if (known) return known;
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`${name} must be 32 bytes in hex`);
  const key = createSecretKey(Buffer.from(hex, 'hex'));
  keys.set(hex, key);
  return key;
}
