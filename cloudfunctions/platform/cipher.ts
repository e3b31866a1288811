import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, type KeyObject } from 'node:crypto';
import { otherKeys, presentKeys } from './keys';

/**
 * Encrypts a field at rest (AES-256-GCM): `k<key id>.<iv>.<tag>.<text>`, the last three base64url. The key is FIELD_KEY, 32 bytes in hex.
 * Source of the duty: 个人信息保护法 51, 28.
 */
export function encrypt(text: string): string {
  const { fieldId, field } = presentKeys();
  const parts = seal(field, Buffer.from(text, 'utf8')).map((part) => part.toString('base64url'));
  return [`k${fieldId}`, ...parts].join('.');
}

const idBytes = 4;
const ivAt = idBytes;
const tagAt = ivAt + 12;
const contentAt = tagAt + 16;

/** Encrypts a file at rest: 4 bytes key id, 12 bytes iv, 16 bytes tag, content. */
export function sealBytes(content: Buffer): Buffer {
  const { fieldId, field } = presentKeys();
  return Buffer.concat([Buffer.from(fieldId, 'hex'), ...seal(field, content)]);
}

function seal(key: KeyObject, content: Buffer): [iv: Buffer, tag: Buffer, content: Buffer] {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return [iv, cipher.getAuthTag(), sealed];
}

/** @throws when the file was altered or its key is not set */
export function openBytes(sealed: Buffer): Buffer {
  const key = fieldKeyOf(sealed.subarray(0, idBytes).toString('hex'));
  return open(key, sealed.subarray(ivAt, tagAt), sealed.subarray(tagAt, contentAt), sealed.subarray(contentAt));
}

/** @throws when the text was altered or its key is not set */
export function decrypt(sealed: string): string {
  const [found, iv, tag, text] = sealed.split('.');
  if (!found?.startsWith('k') || iv === undefined || tag === undefined || text === undefined)
    throw new Error('Not an encrypted field');
  const [ivBytes, tagBytes, content] = [iv, tag, text].map((part) => Buffer.from(part, 'base64url')) as ThreeBuffers;
  return open(fieldKeyOf(found.slice(1)), ivBytes, tagBytes, content).toString('utf8');
}

type ThreeBuffers = [Buffer, Buffer, Buffer];

function open(key: KeyObject, ...[iv, tag, content]: ThreeBuffers): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

function fieldKeyOf(id: string): KeyObject {
  const ring = [presentKeys(), otherKeys()].find((one) => one?.fieldId === id);
  if (!ring) throw new Error(`Encrypted with the key ${id}, which is not set: was the old key removed too early?`);
  return ring.field;
}

/** A keyed hash that finds an equal value again without storing it; 26 characters. `purpose` keeps equal values of different kinds apart. */
export function blindIndex(purpose: string, value: string): string {
  return shortened(keyedBytes(purpose, value));
}

/** The same under each key that is set, the present one first: during a rotation what is looked for may stand under either. */
export function blindIndexes(purpose: string, value: string): string[] {
  return everyKeyedBytes(purpose, value).map(shortened);
}

function shortened(bytes: Buffer): string {
  return bytes.toString('base64url').replace(/[-_]/g, 'x').slice(0, 26);
}

/** 32 bytes that only the holder of INDEX_KEY can make from this value. */
export function keyedBytes(purpose: string, value: string): Buffer {
  return hmac(presentKeys().index, purpose, value);
}

/** The same under each key that is set, the present one first. */
export function everyKeyedBytes(purpose: string, value: string): Buffer[] {
  const other = otherKeys();
  const present = keyedBytes(purpose, value);
  return other ? [present, hmac(other.index, purpose, value)] : [present];
}

function hmac(key: KeyObject, purpose: string, value: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${value}`).digest();
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
