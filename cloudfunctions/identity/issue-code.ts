import type { Act } from '../platform/act';
import { blindIndex } from '../platform/cipher';
import { addHours } from '../platform/clock';
import { spokenCode } from '../platform/ids';
import type { Codes, Grant } from './code.store';

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
    { grant, issuedBy: act.actor.id, issuerName: act.actor.name, expiresAt, used: null, voided: null },
    { expiresAt },
  );
  return reply?.ok ? { code, expiresAt: reply.data.expiresAt } : null;
}
