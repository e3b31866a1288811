import type { Act, Envelope } from '../platform/act';
import type { Appointment, Ward } from '../platform/caller';
import { blindIndex } from '../platform/cipher';
import { addHours } from '../platform/clock';
import { spokenCode } from '../platform/ids';
import { plainEncoding, Records } from '../platform/records';

/** What a one-use code grants. The code itself is never stored, only its blind index as `_id`. */
export interface Code {
  readonly grant: Grant;
  readonly issuedBy: string;
  readonly expiresAt: string;
  readonly usedBy: string | null;
}

export type Grant =
  | {
      readonly kind: 'staff';
      readonly name: string;
      readonly schoolName: string;
      readonly appointments: readonly Appointment[];
    }
  | { readonly kind: 'binding'; readonly ward: Omit<Ward, 'relation' | 'boundAt'> };

export type CodeDocument = Code & Envelope;

export const codes = new Records(plainEncoding<Code>('codes', 1));

export type Codes = typeof codes;

/** A slip handed out on Monday still works after two weekends. */
export const codeLifeHours = 14 * 24;

export function codeId(code: string): string {
  return blindIndex('code', code.replace('-', ''));
}

/** Makes a code for a grant. The same call makes the same code, so that a repeated tap shows one slip. */
export async function issueCode(
  store: Codes,
  act: Act,
  grant: Grant,
): Promise<{ code: string; expiresAt: string } | null> {
  const code = spokenCode(act.actor.id, act.key);
  const expiresAt = addHours(act.at, codeLifeHours);
  const reply = await store.create(
    act,
    codeId(code),
    { grant, issuedBy: act.actor.id, expiresAt, usedBy: null },
    { expiresAt },
  );
  return reply?.ok ? { code, expiresAt: reply.data.expiresAt } : null;
}
