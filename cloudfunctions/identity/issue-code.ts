import { isMadeBy, type Act } from '../platform/act';
import { blindIndexes } from '../platform/cipher';
import { addHours } from '../platform/clock';
import { spokenCodes } from '../platform/ids';
import { presentKeys } from '../platform/keys';
import type { Codes, Grant } from './code.store';

/** A slip handed out on Monday still works after two weekends. */
export const codeLifeHours = 14 * 24;

/** Where a code may lie: under each key that is set, the present one first. It lives on when the keys are changed. */
export function codeIds(code: string): string[] {
  return blindIndexes('code', code.replace('-', ''));
}

interface OwnCode {
  readonly code: string;
  readonly id: string;
}

/** What a call's code is, and where it lies, under each key that is set, the present one first. */
export function codesOf(actor: string, key: string): OwnCode[] {
  return spokenCodes(actor, key).map((code, at) => ({ code, id: codeIds(code)[at] ?? '' }));
}

/** Makes a code for a grant. The same call makes the same code, so that a repeated tap shows one slip. */
export async function issueCode(
  store: Codes,
  act: Act,
  grant: Grant,
): Promise<{ code: string; expiresAt: string } | null> {
  const [own, other] = codesOf(act.actor.id, act.key);
  if (!own) return null;
  const before = other ? await madeBefore(store, act, other) : null;
  if (before) return before;
  const expiresAt = addHours(act.at, codeLifeHours);
  const reply = await store.create(
    act,
    own.id,
    {
      grant,
      issuedBy: act.actor.id,
      issuerName: act.actor.name,
      expiresAt,
      used: null,
      voided: null,
      keyIds: presentKeys().id,
    },
    { expiresAt },
  );
  return reply?.ok ? { code: own.code, expiresAt: reply.data.expiresAt } : null;
}

/** The same call before the keys were changed. */
async function madeBefore(
  store: Codes,
  act: Act,
  { code, id }: OwnCode,
): Promise<{ code: string; expiresAt: string } | null> {
  const made = await store.collection.get(id);
  return made && isMadeBy(act, made) ? { code, expiresAt: made.expiresAt } : null;
}
