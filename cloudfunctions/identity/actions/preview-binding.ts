import type { Handler } from '../../platform/serve';
import { answered, refused } from '../../platform/reply';
import { familyFaultOf } from '../family-code';
import { codeIds } from '../issue-code';
import type { Codes } from '../code.store';
import { codeWithPresentWard } from '../present-ward';
import { faultOf, guarded } from '../redeem';

export function previewBinding(codes: Codes): Handler<'identity.previewBinding'> {
  return ({ code }, call) =>
    guarded(call, async () => {
      const found = await codeWithPresentWard(codes, codeIds(code));
      const fault = faultOf(found, ['binding'], call);
      if (fault || found?.grant.kind !== 'binding') return refused(fault ?? 'code-invalid');
      const ended = await familyFaultOf(found);
      if (ended) return refused(ended);
      const { pupilName, schoolName, className } = found.grant.ward;
      return answered({ pupilName: masked(pupilName), schoolName, className });
    });
}

/** A lost slip shows no full name: the family recognises its child by the rest. */
function masked(name: string): string {
  const letters = Array.from(name);
  return letters.map((letter, place) => (place === 1 ? '*' : letter)).join('');
}
