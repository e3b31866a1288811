import type { Output } from '../../contract/index';
import { basisKindsOf, basisOf } from '../../domain/identity/footing';
import type { Ward } from '../../domain/shared/standing';

type Footing = Pick<Output<'identity.listGuardians'>['guardians'][number], 'invitedBy' | 'basisKinds' | 'basis'>;

/** How a guardian came to the pupil and on what they stand, as the school sees it. */
export function footingOf(ward: Pick<Ward, 'relation' | 'invitedBy' | 'bases'>): Footing {
  const basis = basisOf(ward);
  return {
    invitedBy: ward.invitedBy?.relation ?? null,
    basisKinds: [...basisKindsOf(ward.relation)],
    basis: basis && { kind: basis.kind, on: basis.on, note: basis.note },
  };
}
