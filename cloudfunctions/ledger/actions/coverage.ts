import { ledger } from '../../../contract/ledger';
import { freeVillages, gaps, householdsIn } from '../../../domain/ledger/coverage';
import { emptyZoning, liveZones } from '../../../domain/ledger/zoning';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { HouseholdPages } from '../household-pages';
import type { Zonings } from '../zoning.store';

export function coverage(zonings: Zonings, pages: HouseholdPages): Handler<'ledger.coverage'> {
  return async ({ schoolId, after }, { caller }) => {
    if (!caller.holdsIn(schoolId, ledger.coverage.roles)) return refused('not-found');
    const loaded = await zonings.load(schoolId);
    const zoning = loaded?.state ?? emptyZoning(schoolId);
    const page = await pages.inVillages(
      schoolId,
      freeVillages(zoning).map(({ name }) => name),
      { without: new Set(zoning.apart.map(({ householdId }) => householdId)), ...(after ? { after } : {}) },
    );
    const live = liveZones(zoning);
    return answered({
      ...page,
      rev: loaded?.rev ?? 0,
      withoutZone: gaps(zoning).withoutZone,
      zonesWithoutTeacher: live
        .filter(({ teacher }) => teacher === null)
        .map((zone) => ({ zoneId: zone.zoneId, name: zone.name, households: householdsIn(zoning, zone) })),
      zones: live.map(({ zoneId, name }) => ({ zoneId, name })),
      mayEdit: caller.holdsIn(schoolId, ledger.assignHousehold.roles),
    });
  };
}
