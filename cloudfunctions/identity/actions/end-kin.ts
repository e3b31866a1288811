import { kin as contract } from '../../../contract/kin';
import { undeclare } from '../../../domain/identity/kin';
import { openidOf } from '../../platform/alias';
import { refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { People } from '../person.store';
import { staffOf } from '../scopes';
import type { StaffReader } from '../staff.reader';

export function endKin(people: People, staff: StaffReader): Handler<'identity.endKin'> {
  return async ({ schoolId, personId, pupilId, reason }, { act, caller, at }) => {
    const openid = openidOf(staffOf(schoolId), personId);
    if (openid === null || !caller.holdsIn(schoolId, contract.endKin.roles)) return refused('not-found');
    if (openid === caller.openid || caller.kinIds.includes(pupilId)) {
      const others = await staff.others(schoolId, contract.endKin.roles, caller.openid);
      return refused('kin', { who: others.flatMap(({ name }) => name ?? []) });
    }
    return people.change(
      act,
      openid,
      (person) => undeclare(person, pupilId, { at, by: act.actor, reason }),
      () => ({}),
    );
  };
}
