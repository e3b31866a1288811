import type { Refused } from '../../contract/action';
import type { Decision } from '../../domain/shared/decision';
import type { Role } from '../../contract/vocabulary';
import type { ErrorCode } from '../../contract/errors';
import type { Closing, Person } from '../../domain/identity/person';
import { openidOf } from '../platform/alias';
import { refused } from '../platform/reply';
import type { Call } from '../platform/serve';
import type { CodeEnding } from './code-ending';
import type { People } from './person.store';
import type { PupilReader } from './pupil.reader';
import { guardiansOf } from './scopes';
import type { StaffReader } from './staff.reader';

export interface GuardianStores {
  readonly people: People;
  readonly pupils: PupilReader;
  readonly staff: StaffReader;
  /** Ends the codes of whoever is a guardian no longer; null where nobody ceases to be one. */
  readonly codes: CodeEnding | null;
}

interface Aim {
  readonly pupilId: string;
  readonly personId: string;
  readonly reason: string;
}

type Rule<Code extends ErrorCode> = (person: Person, pupilId: string, closing: Closing) => Decision<Person, Code>;

type Decided<Code extends ErrorCode> =
  | { readonly ok: true; readonly data: Record<string, never> }
  | Refused<Code | 'not-found' | 'kin' | 'key-reused' | 'busy'>;

/** What the school decides about someone's standing towards a pupil: within the caller's reach, and never about an own child or themselves. */
export function decideOnGuardian<Code extends ErrorCode>(
  rule: Rule<Code>,
  roles: readonly Role[],
  { people, pupils, staff, codes }: GuardianStores,
): (aim: Aim, call: Call) => Promise<Decided<Code>> {
  return async ({ pupilId, personId, reason }, { act, caller, at }) => {
    const pupil = await pupils.get(pupilId);
    if (!pupil || !caller.reachesClass(pupil.schoolId, pupil.classId, roles)) return refused('not-found');
    const openid = openidOf(guardiansOf(pupilId), personId);
    if (openid === null) return refused('not-found');
    if (caller.kinIds.includes(pupilId) || openid === caller.openid) {
      const others = await staff.others(pupil.schoolId, ['leader'], caller.openid);
      return refused('kin', { who: others.flatMap(({ name }) => name ?? []) });
    }
    const closing: Closing = { at, by: act.actor, reason };
    const reply = await people.change(
      act,
      openid,
      (person) => rule(person, pupilId, closing),
      () => ({}),
    );
    if (reply.ok && codes) await codes.withBinding(act, openid, pupilId);
    return reply;
  };
}
