import type { Handler } from '../../platform/serve';
import { appointed } from '../appointing';
import { redeem } from '../redeem';

export const acceptInvitation: Handler<'identity.acceptInvitation'> = ({ code }, call) =>
  redeem(call, {
    code,
    kind: 'staff',
    apply: (person, { name, schoolName, appointments }) => ({
      person: appointed(person, name, appointments),
      answer: { name, schoolName },
    }),
  });
