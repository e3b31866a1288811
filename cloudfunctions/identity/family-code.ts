import { standingBar } from '../../domain/identity/binding';
import { barredFromInviting } from '../../domain/identity/footing';
import type { Inviter, Ward } from '../../domain/shared/standing';
import { addHours } from '../platform/clock';
import type { Code, CodeDocument, Grant } from './code.store';
import { guardianReader, latestBar, type GuardiansOfPupil } from './guardian.reader';
import { codeLifeHours, codesOf } from './issue-code';

/** So many codes of one guardian for one child may be open at a time. */
export const familyCodesOpen = 2;

export type FamilyFault = 'code-voided' | 'ask-class-teacher';

export function inviterOf(grant: Grant): Inviter | undefined {
  return grant.kind === 'binding' ? grant.invitedBy : undefined;
}

/**
 * Why a code that a guardian has made binds nobody now: its maker is bound no more, or a court keeps somebody from the pupil, who might come with another
 * WeChat account. Null for a code of the school.
 */
export function familyFault(
  { grant, issuedBy, expiresAt }: Code,
  { bound, barred }: GuardiansOfPupil,
): FamilyFault | null {
  if (grant.kind !== 'binding' || !grant.invitedBy) return null;
  const { pupilId } = grant.ward;
  if (barred.some(({ bars = [] }) => standingBar({ bars }, pupilId))) return 'ask-class-teacher';
  const maker = bound.find(({ _id }) => _id === issuedBy)?.wards.find((ward) => ward.pupilId === pupilId);
  const isEnded = !maker || barredFromInviting(maker) !== null;
  return isEnded || !isMadeSince({ expiresAt }, maker, latestBar(barred, pupilId)) ? 'code-voided' : null;
}

/** The same, with what must be read for it; nothing is read for a code of the school. */
export async function familyFaultOf(code: Code): Promise<FamilyFault | null> {
  if (code.grant.kind !== 'binding' || !code.grant.invitedBy) return null;
  return familyFault(code, await guardianReader.ofPupil(code.grant.ward.pupilId));
}

/** Those of the open codes that this guardian has made since the binding began and since a court last barred anybody. */
export function madeBy(
  openid: string,
  ward: Pick<Ward, 'boundAt'>,
  { open, latestBarAt }: { readonly open: readonly CodeDocument[]; readonly latestBarAt: string },
): CodeDocument[] {
  return open.filter(
    (code) => code.issuedBy === openid && inviterOf(code.grant) !== undefined && isMadeSince(code, ward, latestBarAt),
  );
}

/** A binding that is made anew does not bring back the codes of the one before, nor does the lifting of a bar. */
function isMadeSince(
  { expiresAt }: Pick<Code, 'expiresAt'>,
  { boundAt }: Pick<Ward, 'boundAt'>,
  barAt: string,
): boolean {
  const madeAt = addHours(expiresAt, -codeLifeHours);
  return madeAt >= boundAt && madeAt > barAt;
}

/** What was on the slip: the code follows from the call that made it, and only its maker is told again. */
export function spokenAgain({ _id, issuedBy, recent }: CodeDocument): string | null {
  return codesOf(issuedBy, recent[0]?.key ?? '').find(({ id }) => id === _id)?.code ?? null;
}
