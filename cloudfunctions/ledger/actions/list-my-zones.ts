import { ledger } from '../../../contract/ledger';
import { householdsIn, villagesOf } from '../../../domain/ledger/coverage';
import { emptyZoning, liveZones } from '../../../domain/ledger/zoning';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Zonings } from '../zoning.store';
import { answersFor } from '../zoning-step';

export function listMyZones(zonings: Zonings): Handler<'ledger.listMyZones'> {
  return async ({ schoolId }, { caller }) => {
    if (!caller.holdsIn(schoolId, ledger.listMyZones.roles)) return refused('not-found');
    const zoning = (await zonings.load(schoolId))?.state ?? emptyZoning(schoolId);
    const own = liveZones(zoning).filter((zone) => answersFor(caller, zoning, zone));
    return answered({
      zones: own.map((zone) => ({
        zoneId: zone.zoneId,
        name: zone.name,
        villages: villagesOf(zoning, zone),
        households: householdsIn(zoning, zone),
      })),
    });
  };
}
