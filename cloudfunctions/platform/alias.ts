import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';
import { blindIndex, keyedBytes } from './cipher';

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

/** The openid behind an alias of this scope; null for whatever was not made by `aliasOf`. */
export function openidOf(scope: string, alias: string): string | null {
  const bytes = Buffer.from(alias, 'base64url');
  if (bytes.length <= markBytes) return null;
  const mark = bytes.subarray(0, markBytes);
  const decipher = createDecipheriv('aes-256-ctr', sealingKey(), mark);
  const openid = Buffer.concat([decipher.update(bytes.subarray(markBytes)), decipher.final()]).toString('utf8');
  return timingSafeEqual(mark, markOf(scope, openid)) ? openid : null;
}

/** The folder into which a person's phone puts files. Only the server can tell whose it is, and only that person is told which. */
export function incomingFolder(openid: string): string {
  return `incoming/${blindIndex('incoming', openid)}/`;
}

/** Serves as the cipher's beginning too, so that no two openids are sealed alike. */
function markOf(scope: string, openid: string): Buffer {
  return keyedBytes(`alias.${scope}`, openid).subarray(0, markBytes);
}

function sealingKey(): Buffer {
  return keyedBytes('alias', '');
}
