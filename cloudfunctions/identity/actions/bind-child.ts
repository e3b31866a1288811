import type { Handler } from '../../platform/serve';
import { refused } from '../../platform/reply';
import { redeem } from '../redeem';

export const bindChild: Handler<'identity.bindChild'> = ({ code, relation }, call) =>
  redeem(call, {
    code,
    kinds: ['binding'],
    apply: (person, { ward }) => {
      if (person.wards.some((held) => held.pupilId === ward.pupilId)) return refused('already-bound');
      const { pupilId, pupilName, schoolName, className } = ward;
      return {
        person: { ...person, wards: [...person.wards, { ...ward, relation, boundAt: call.at }] },
        answer: { pupilId, name: pupilName, schoolName, className, relation },
      };
    },
  });
