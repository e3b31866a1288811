import type { Handler } from '../../platform/serve';
import { answered, refused } from '../../platform/reply';
import type { Code, Codes } from '../code.store';
import { codeIds } from '../issue-code';
import { faultOf, guarded } from '../redeem';

export function previewInvitation(codes: Codes): Handler<'identity.previewInvitation'> {
  return ({ code }, call) =>
    guarded(call, async () => {
      const [found = null] = await codes.collection.getMany(codeIds(code));
      const fault = faultOf(found, ['staff', 'donor'], call);
      if (fault || !found) return refused(fault ?? 'code-invalid');
      const offered = offerOf(found);
      return offered ? answered(offered) : refused('code-invalid');
    });
}

function offerOf({ grant, issuerName }: Code) {
  if (grant.kind !== 'staff' && grant.kind !== 'donor') return null;
  const appointments = grant.kind === 'staff' ? grant.appointments : [];
  return {
    as: grant.kind,
    name: grant.name,
    schoolName: grant.schoolName,
    duties: appointments.map(({ role, className }) => ({ role, className })),
    by: issuerName ?? null,
  };
}
