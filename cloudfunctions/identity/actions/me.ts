import { incomingFolder } from '../../platform/alias';
import type { Handler } from '../../platform/serve';
import { answered } from '../../platform/reply';

export const me: Handler<'identity.me'> = (_input, { caller }) =>
  Promise.resolve(
    answered({
      name: caller.name,
      appointments: caller.appointments.map((held) => ({ ...held })),
      children: caller.wards.map(({ pupilId, pupilName, schoolName, className, relation }) => ({
        pupilId,
        name: pupilName,
        schoolName,
        className,
        relation,
      })),
      incoming: incomingFolder(caller.openid),
    }),
  );
