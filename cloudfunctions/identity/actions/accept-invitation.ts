import { appoint } from '../../../domain/identity/appointment';
import type { Handler } from '../../platform/serve';
import { madeDonor } from '../appointing';
import { redeem } from '../redeem';

/** A colleague's invitation or a donor's: the code knows which. */
export const acceptInvitation: Handler<'identity.acceptInvitation'> = ({ code }, call) =>
  redeem(call, {
    code,
    kinds: ['staff', 'donor'],
    apply: (person, grant) => ({
      person: grant.kind === 'staff' ? appoint(person, grant.name, grant.appointments) : madeDonor(person, grant),
      answer: { name: grant.name, schoolName: grant.schoolName, as: grant.kind },
    }),
  });
