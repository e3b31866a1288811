import { accept } from '../../../domain/shared/decision';
import type { Handler } from '../../platform/serve';
import { naturalId } from '../../platform/ids';
import { refused } from '../../platform/reply';
import type { Zones } from '../school.store';

export function saveZone(zones: Zones): Handler<'identity.saveZone'> {
  return async ({ schoolId, name, villages, teacherName }, { act, caller }) => {
    if (!caller.holdsIn(schoolId, ['leader'])) return refused('not-found');
    const zoneId = naturalId('z', schoolId, name);
    const zone = { schoolId, name, villages, teacherName };
    const created = await zones.create(act, zoneId, zone, { zoneId });
    return (
      created ??
      zones.change(
        act,
        zoneId,
        () => accept(zone),
        () => ({ zoneId }),
      )
    );
  };
}
