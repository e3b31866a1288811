import { isMadeBy, type Act } from '../platform/act';
import { blindIndex, blindIndexes } from '../platform/cipher';
import { addHours } from '../platform/clock';
import { spokenCodes } from '../platform/ids';
import { presentKeys } from '../platform/keys';
import type { Codes, Grant } from './code.store';

/** A slip handed out on Monday still works after two weekends. */
export const codeLifeHours = 14 * 24;

export function codeId(code: string): string {
  return blindIndex('code', code.replace('-', ''));
}

/** Under each key that is set: a code lives on when the keys are changed. */
export function codeIds(code: string): string[] {
  return blindIndexes('code', code.replace('-', ''));
}

/** Makes a code for a grant. The same call makes the same code, so that a repeated tap shows one slip. */
export async function issueCode(
  store: Codes,
  act: Act,
  grant: Grant,
): Promise<{ code: string; expiresAt: string } | null> {
  const [code = '', otherCode] = spokenCodes(act.actor.id, act.key);
  const before = otherCode === undefined ? null : await madeBefore(store, act, otherCode);
  if (before) return before;
  const expiresAt = addHours(act.at, codeLifeHours);
  const reply = await store.create(
    act,
    codeId(code),
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
  return reply?.ok ? { code, expiresAt: reply.data.expiresAt } : null;
}

/** The same call before the keys were changed. */
async function madeBefore(store: Codes, act: Act, code: string): Promise<{ code: string; expiresAt: string } | null> {
  const [, otherId] = codeIds(code);
  const [made] = await store.collection.getMany([codeId(code), otherId ?? '']);
  return made && isMadeBy(act, made) ? { code, expiresAt: made.expiresAt } : null;
}
