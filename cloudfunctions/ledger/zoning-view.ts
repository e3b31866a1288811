import type { Output } from '../../contract/index';
import { householdsIn, villagesOf } from '../../domain/ledger/coverage';
import type { Zone, Zoning } from '../../domain/ledger/zoning';
import type { ZoneTeacher } from './zone-teacher.reader';

type ZoneView = Output<'ledger.listZones'>['zones'][number];

const shownEntries = 30;

/** A teacher who holds the role no more is shown as having left. */
export function zoneView(zoning: Zoning, zone: Zone, teachers: readonly ZoneTeacher[]): ZoneView {
  const { zoneId, name, teacher, formerTeacher, history } = zone;
  const standing = teachers.find(({ openid }) => openid === teacher?.id);
  return {
    zoneId,
    name,
    teacher: standing ? { teacherId: standing.teacherId, name: standing.name } : null,
    formerTeacher: standing ? formerTeacher : (teacher?.name ?? formerTeacher),
    villages: villagesOf(zoning, zone),
    households: householdsIn(zoning, zone),
    apart: zoning.apart
      .filter((one) => one.zoneId === zoneId)
      .map(({ householdId, village, head }) => ({ householdId, village, head })),
    history: history
      .slice(-shownEntries)
      .reverse()
      .map(({ action, at, by, what }) => ({ action, at, by: by.name, what })),
  };
}
