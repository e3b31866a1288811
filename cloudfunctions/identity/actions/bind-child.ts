import { bind } from '../../../domain/identity/binding';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Codes } from '../code.store';
import { familyFaultOf } from '../family-code';
import { codeWithPresentWard } from '../present-ward';
import { redeem } from '../redeem';

export function bindChild(codes: Codes): Handler<'identity.bindChild'> {
  return ({ code, relation }, call) =>
    redeem(call, {
      code,
      kinds: ['binding'],
      find: (ids) => codeWithPresentWard(codes, ids),
      ended: familyFaultOf,
      apply: (person, { ward, invitedBy }) => {
        const decision = bind(person, { ...ward, relation, boundAt: call.at, ...(invitedBy && { invitedBy }) });
        if (!decision.accepted) return refused(decision.code);
        const { pupilId, pupilName, schoolName, className } = ward;
        return { person: decision.next, answer: { pupilId, name: pupilName, schoolName, className, relation } };
      },
    });
}
