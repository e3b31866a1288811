import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';
import { blindIndex, blindIndexes, everyKeyedBytes, keyedBytes } from './cipher';

const markBytes = 16;

/**
 * How a person is named outside the server: the openid, sealed for one scope (a pupil's people, a school's staff). In another scope the same person has
 * another alias, and none can be made or read without INDEX_KEY. The same scope and openid give the same alias.
 */
export function aliasOf(scope: string, openid: string): string {
  const mark = markOf(scope, openid);
  const cipher = createCipheriv('aes-256-ctr', sealingKey(), mark);
  return Buffer.concat([mark, cipher.update(openid, 'utf8'), cipher.final()]).toString('base64url');
}

/** The openid behind an alias of this scope; null for whatever was not made by `aliasOf`, under one of the keys that are set. */
export function openidOf(scope: string, alias: string): string | null {
  const bytes = Buffer.from(alias, 'base64url');
  if (bytes.length <= markBytes) return null;
  const mark = bytes.subarray(0, markBytes);
  for (const [at, key] of everyKeyedBytes('alias', '').entries()) {
    const decipher = createDecipheriv('aes-256-ctr', key, mark);
    const openid = Buffer.concat([decipher.update(bytes.subarray(markBytes)), decipher.final()]).toString('utf8');
    const own = everyKeyedBytes(`alias.${scope}`, openid)[at]?.subarray(0, markBytes);
    if (own && timingSafeEqual(mark, own)) return openid;
  }
  return null;
}

/** The folder into which a person's phone puts files. Only the server can tell whose it is, and only that person is told which. */
export function incomingFolder(openid: string): string {
  return `incoming/${blindIndex('incoming', openid)}/`;
}

/** Whether a file lies in that folder, or in the one that was the person's before the keys were changed. */
export function isInFolderOf(openid: string, fileId: string): boolean {
  return blindIndexes('incoming', openid).some((index) => fileId.includes(`/incoming/${index}/`));
}

/** Serves as the cipher's beginning too, so that no two openids are sealed alike. */
function markOf(scope: string, openid: string): Buffer {
  return keyedBytes(`alias.${scope}`, openid).subarray(0, markBytes);
}

function sealingKey(): Buffer {
  return keyedBytes('alias', '');
}
