import { ledger } from '../../../contract/ledger';
import { emptyZoning, liveZones } from '../../../domain/ledger/zoning';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { HouseholdPages } from '../household-pages';
import type { Zonings } from '../zoning.store';
import { answersFor } from '../zoning-step';

export function listHouseholds(zonings: Zonings, pages: HouseholdPages): Handler<'ledger.listHouseholds'> {
  return async ({ schoolId, zoneId, village, after }, { caller }) => {
    const { roles } = ledger.listHouseholds;
    if (!caller.holdsIn(schoolId, roles)) return refused('not-found');
    const isWide = caller.holdsIn(
      schoolId,
      roles.filter((role) => role !== 'zoneTeacher'),
    );
    const zoning = (await zonings.load(schoolId))?.state ?? emptyZoning(schoolId);
    const zone = liveZones(zoning).find((one) => one.zoneId === zoneId);
    if (zoneId === undefined ? !isWide || village === undefined : !zone) return refused('not-found');
    if (!isWide && !answersFor(caller, zoning, zone)) return refused('not-found');
    const all = zone ? zone.villages : village === undefined ? [] : [village];
    const inZone = (one: { readonly zoneId: string }): boolean => one.zoneId === zoneId;
    const away = zone ? zoning.apart.map(({ householdId }) => householdId) : [];
    const [page, own] = await Promise.all([
      pages.inVillages(
        schoolId,
        all.filter((name) => village === undefined || name === village),
        { without: new Set(away), ...(after ? { after } : {}) },
      ),
      after === undefined && village === undefined
        ? pages.byIds(
            schoolId,
            zoning.apart.filter(inZone).map(({ householdId }) => householdId),
          )
        : [],
    ]);
    return answered({ households: [...own, ...page.households], next: page.next });
  };
}
