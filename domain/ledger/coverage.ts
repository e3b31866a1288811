import { liveZones, type VillageCount, type Zone, type Zoning } from './zoning';

/** The zone that answers for a household: its own, or that of its village. */
export function zoneOf(
  zoning: Pick<Zoning, 'zones' | 'apart'>,
  household: { readonly householdId: string; readonly village: string },
): Zone | undefined {
  const apart = zoning.apart.find(({ householdId }) => householdId === household.householdId);
  const live = liveZones(zoning);
  return live.find((zone) => (apart ? zone.zoneId === apart.zoneId : zone.villages.includes(household.village)));
}

/** Villages of the register that belong to no zone. */
export function freeVillages(zoning: Pick<Zoning, 'zones' | 'villages'>): VillageCount[] {
  const taken = new Set(liveZones(zoning).flatMap(({ villages }) => villages));
  return zoning.villages.filter(({ name }) => !taken.has(name));
}

/** The zone's villages with what the register holds of them; a village that it no longer holds counts nothing. */
export function villagesOf({ villages }: Pick<Zoning, 'villages'>, zone: Zone): VillageCount[] {
  return zone.villages.map(
    (name) => villages.find((village) => village.name === name) ?? { name, households: 0, pupils: 0 },
  );
}

/** How many households a zone answers for. */
export function householdsIn(zoning: Zoning, zone: Zone): number {
  return countIn(zoning, zone.villages) + zoning.apart.filter(({ zoneId }) => zoneId === zone.zoneId).length;
}

/** How many households belong to no zone, and how many to one without a teacher. */
export function gaps(zoning: Zoning): { readonly withoutZone: number; readonly withoutTeacher: number } {
  const free = freeVillages(zoning).map(({ name }) => name);
  const unled = liveZones(zoning).filter(({ teacher }) => teacher === null);
  return {
    withoutZone: countIn(zoning, free),
    withoutTeacher: unled.reduce((sum, zone) => sum + householdsIn(zoning, zone), 0),
  };
}

/** Households of these villages without those that belong to a zone of their own. */
function countIn({ villages, apart }: Zoning, names: readonly string[]): number {
  const within = villages.filter(({ name }) => names.includes(name));
  const away = apart.filter(({ village }) => names.includes(village)).length;
  return Math.max(0, within.reduce((sum, { households }) => sum + households, 0) - away);
}
