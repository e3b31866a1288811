import type { ZoneEvent } from '../../contract/zone';
import { accept, refuse, type Actor, type Decision } from '../shared/decision';

/** 片区划分 of one school: the villages that its register holds, and who answers for which. */
export interface Zoning {
  readonly schoolId: string;
  readonly villages: readonly VillageCount[];
  /** Also those that have ended. */
  readonly zones: readonly Zone[];
  /** Households that belong to another zone than their village. */
  readonly apart: readonly Apart[];
}

export interface VillageCount {
  readonly name: string;
  readonly households: number;
  readonly pupils: number;
}

export interface Zone {
  readonly zoneId: string;
  readonly name: string;
  readonly villages: readonly string[];
  readonly teacher: Actor | null;
  readonly formerTeacher: string | null;
  readonly isEnded: boolean;
  readonly history: readonly ZoneEntry[];
}

export interface ZoneEntry {
  readonly action: ZoneEvent;
  readonly at: string;
  readonly by: Actor;
  /** Names of villages and of the teacher, a head of household, or a reason. */
  readonly what: string;
}

export interface Apart {
  readonly householdId: string;
  readonly village: string;
  readonly head: string;
  readonly zoneId: string;
}

interface Step {
  readonly by: Actor;
  readonly at: string;
}

const mostApart = 100;

export function emptyZoning(schoolId: string): Zoning {
  return { schoolId, villages: [], zones: [], apart: [] };
}

export function liveZones({ zones }: Pick<Zoning, 'zones'>): Zone[] {
  return zones.filter(({ isEnded }) => !isEnded);
}

/** Draws a zone, or changes one. Villages are those of the register, or were the zone's before. */
export function saveZone(
  zoning: Zoning,
  wanted: Pick<Zone, 'zoneId' | 'name' | 'villages' | 'teacher'>,
  step: Step,
): Decision<Zoning, 'already-exists' | 'not-found'> {
  const { zoneId, name, teacher } = wanted;
  const villages = [...new Set(wanted.villages)];
  const before = liveZones(zoning).find((zone) => zone.zoneId === zoneId);
  const others = liveZones(zoning).filter((zone) => zone.zoneId !== zoneId);
  if (others.some((zone) => zone.name === name)) return refuse('already-exists', { path: 'name' });
  const taken = villages.findIndex((village) => others.some((zone) => zone.villages.includes(village)));
  if (taken >= 0) return refuse('already-exists', { path: `villages.${String(taken)}` });
  const known = [...zoning.villages.map((village) => village.name), ...(before?.villages ?? [])];
  if (villages.some((village) => !known.includes(village))) return refuse('not-found');
  const entry = { ...step, action: 'save' as const, what: [name, ...villages, teacher?.name ?? ''].join(' ').trim() };
  const isLeft = before?.teacher && before.teacher.id !== teacher?.id;
  const next: Zone = {
    zoneId,
    name,
    villages,
    teacher,
    formerTeacher: isLeft ? before.teacher.name : (before?.formerTeacher ?? null),
    isEnded: false,
    history: [...(before?.history ?? []), entry],
  };
  return accept(before ? withZone(zoning, next) : { ...zoning, zones: [...zoning.zones, next] });
}

export function passZone(
  zoning: Zoning,
  zoneId: string,
  teacher: Actor,
  step: Step,
): Decision<Zoning, 'not-found' | 'wrong-state'> {
  const zone = zoning.zones.find((one) => one.zoneId === zoneId);
  if (!zone) return refuse('not-found');
  if (zone.isEnded) return refuse('wrong-state');
  const formerTeacher = zone.teacher?.name ?? zone.formerTeacher;
  return accept(withZone(zoning, noted({ ...zone, teacher, formerTeacher }, 'pass', teacher.name, step)));
}

/** Its households go with their villages again. */
export function endZone(
  zoning: Zoning,
  zoneId: string,
  reason: string,
  step: Step,
): Decision<Zoning, 'not-found' | 'wrong-state'> {
  const zone = zoning.zones.find((one) => one.zoneId === zoneId);
  if (!zone) return refuse('not-found');
  if (zone.isEnded) return refuse('wrong-state');
  const apart = zoning.apart.filter((one) => one.zoneId !== zoneId);
  return accept({ ...withZone(zoning, noted({ ...zone, isEnded: true }, 'end', reason, step)), apart });
}

export function assignHousehold(
  zoning: Zoning,
  household: Omit<Apart, 'zoneId'>,
  zoneId: string | null,
  step: Step,
): Decision<Zoning, 'not-found' | 'apart-full'> {
  const { householdId, head } = household;
  const before = zoning.apart.find((one) => one.householdId === householdId);
  const rest = zoning.apart.filter((one) => one !== before);
  const zone = liveZones(zoning).find((one) => one.zoneId === zoneId);
  if (zoneId === null) {
    const left = before && liveZones(zoning).find((one) => one.zoneId === before.zoneId);
    return accept({ ...(left ? withZone(zoning, noted(left, 'release', head, step)) : zoning), apart: rest });
  }
  if (!zone) return refuse('not-found');
  if (rest.length >= mostApart) return refuse('apart-full');
  return accept({
    ...withZone(zoning, noted(zone, 'assign', head, step)),
    apart: [...rest, { ...household, zoneId }],
  });
}

/** The teacher's appointment has ended: the zones are without one. */
export function withoutTeacher(zoning: Zoning, personId: string, step: Step): Zoning {
  return liveZones(zoning)
    .filter(({ teacher }) => teacher?.id === personId)
    .reduce((next, zone) => {
      const name = zone.teacher?.name ?? '';
      return withZone(next, noted({ ...zone, teacher: null, formerTeacher: name }, 'leave', name, step));
    }, zoning);
}

/** What the register holds now; `gone` are households apart that have no pupils any more. The same zoning when nothing has changed. */
export function recounted(zoning: Zoning, villages: readonly VillageCount[], gone: ReadonlySet<string>): Zoning {
  const apart = zoning.apart.filter(({ householdId }) => !gone.has(householdId));
  const isSame =
    apart.length === zoning.apart.length &&
    villages.length === zoning.villages.length &&
    villages.every(({ name, households, pupils }, at) => {
      const before = zoning.villages[at];
      return before?.name === name && before.households === households && before.pupils === pupils;
    });
  return isSame ? zoning : { ...zoning, villages, apart };
}

function withZone(zoning: Zoning, next: Zone): Zoning {
  return { ...zoning, zones: zoning.zones.map((zone) => (zone.zoneId === next.zoneId ? next : zone)) };
}

function noted(zone: Zone, action: ZoneEvent, what: string, { by, at }: Step): Zone {
  return { ...zone, history: [...zone.history, { action, at, by, what }] };
}
