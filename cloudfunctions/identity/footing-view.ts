import type { Output } from '../../contract/index';
import { basisKindsOf, basisOf } from '../../domain/identity/footing';
import type { Ward } from '../../domain/shared/standing';
import type { CodeDocument } from './code.store';
import { familyFault, inviterOf } from './family-code';
import type { GuardiansOfPupil } from './guardian.reader';

type Listed = Output<'identity.listGuardians'>;
type Footing = Pick<Listed['guardians'][number], 'invitedBy' | 'basisKinds' | 'basis'>;

/** How a guardian came to the pupil and on what they stand, as the school sees it. */
export function footingOf(ward: Pick<Ward, 'relation' | 'invitedBy' | 'bases'>): Footing {
  const basis = basisOf(ward);
  return {
    invitedBy: ward.invitedBy?.relation ?? null,
    basisKinds: [...basisKindsOf(ward.relation)],
    basis: basis && { kind: basis.kind, on: basis.on, note: basis.note },
  };
}

/** The codes that somebody could still use, and who in the family has made them. */
export function openCodesView(open: readonly CodeDocument[], people: GuardiansOfPupil): Listed['codes'] {
  return open
    .filter((code) => familyFault(code, people) === null)
    .map(({ _id, expiresAt, grant }) => ({
      codeId: _id,
      expiresAt,
      invitedBy: inviterOf(grant)?.relation ?? null,
    }));
}
