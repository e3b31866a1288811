import { createHash, createSecretKey, type KeyObject } from 'node:crypto';

/** The two keys under which a document is written. */
export interface KeyRing {
  /** Names both keys without giving them away; documents that rest on keys carry it as `keyIds`. */
  readonly id: string;
  /** Names the key of fields and files. */
  readonly fieldId: string;
  readonly field: KeyObject;
  readonly index: KeyObject;
}

/** What new documents are written under. */
export function presentKeys(): KeyRing {
  const ring = ringOf('');
  if (!ring) throw new Error('FIELD_KEY and INDEX_KEY must be set');
  return ring;
}

/** During a rotation those that stand beside them: the old ones, or while the functions change over one after the other, the next ones. */
export function otherKeys(): KeyRing | null {
  return ringOf('_OLD') ?? ringOf('_NEXT');
}

/** The old keys, while documents are moved from them to the present ones. */
export function oldKeys(): KeyRing | null {
  return ringOf('_OLD');
}

/**
 * While the functions change over, some instances write numbers under one key and some under the other, and the unique index of `idKey` cannot hold two
 * of them apart: until all know both keys, no number is given to a pupil.
 */
export function isChangingOver(): boolean {
  return ringOf('_NEXT') !== null;
}

const rings = new Map<string, KeyRing>();

/** @throws when only one of the two is set: what one of them wrote could not be read */
function ringOf(suffix: '' | '_OLD' | '_NEXT'): KeyRing | null {
  const field = process.env[`FIELD_KEY${suffix}`] ?? '';
  const index = process.env[`INDEX_KEY${suffix}`] ?? '';
  if (field === '' && index === '') return null;
  const pair = `${field}.${index}`;
  const known = rings.get(pair) ?? made(suffix, field, index);
  rings.set(pair, known);
  return known;
}

function made(suffix: string, field: string, index: string): KeyRing {
  const fieldId = idOf('FIELD_KEY', field);
  return {
    id: `${fieldId}.${idOf('INDEX_KEY', index)}`,
    fieldId,
    field: keyOf(`FIELD_KEY${suffix}`, field),
    index: keyOf(`INDEX_KEY${suffix}`, index),
  };
}

function keyOf(name: string, hex: string): KeyObject {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`${name} must be 32 bytes in hex`);
  return createSecretKey(Buffer.from(hex, 'hex'));
}

/** The beginning of the fingerprint that backups show too. */
function idOf(name: 'FIELD_KEY' | 'INDEX_KEY', hex: string): string {
  return createHash('sha256').update(`fingerprint\n${name}\n${hex.toLowerCase()}`).digest('hex').slice(0, 8);
}
