import type { Decision } from '../../domain/shared/decision';
import type { Zone, Zoning } from '../../domain/ledger/zoning';
import type { ErrorCode } from '../../contract/errors';
import { staleAgainst } from '../platform/records';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { Zonings } from './zoning.store';

interface Step {
  readonly by: Call['act']['actor'];
  readonly at: string;
}

/** One step with the zones of a school, by its leader, on what the leader has seen. */
export async function stepWithZoning<Answer, Code extends ErrorCode>(
  zonings: Zonings,
  { schoolId, rev }: { readonly schoolId: string; readonly rev: number },
  { act, caller, at }: Call,
  {
    decide,
    answer,
  }: {
    readonly decide: (zoning: Zoning, step: Step) => Decision<Zoning, Code>;
    readonly answer: (rev: number) => Answer;
  },
) {
  if (!caller.holdsIn(schoolId, ['leader'])) return refused('not-found');
  return zonings.change<Answer, Code | 'not-found' | 'changed-meanwhile'>(
    act,
    schoolId,
    (zoning, current) => staleAgainst(rev, current) ?? decide(zoning, { by: act.actor, at }),
    (_next, saved) => answer(saved),
  );
}

/** Whether this person answers for the zone: named, and still holding the role. */
export function answersFor(
  { openid, appointments }: Call['caller'],
  { schoolId }: Pick<Zoning, 'schoolId'>,
  zone: Zone | undefined,
): boolean {
  return (
    zone?.teacher?.id === openid &&
    appointments.some((held) => held.role === 'zoneTeacher' && held.schoolId === schoolId)
  );
}
