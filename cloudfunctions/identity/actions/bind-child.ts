import { bind } from '../../../domain/identity/binding';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { redeem } from '../redeem';

export const bindChild: Handler<'identity.bindChild'> = ({ code, relation }, call) =>
  redeem(call, {
    code,
    kinds: ['binding'],
    apply: (person, { ward }) => {
      const decision = bind(person, { ...ward, relation, boundAt: call.at });
      if (!decision.accepted) return refused(decision.code);
      const { pupilId, pupilName, schoolName, className } = ward;
      return { person: decision.next, answer: { pupilId, name: pupilName, schoolName, className, relation } };
    },
  });
