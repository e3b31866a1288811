import { ledger } from '../../../contract/ledger';
import { freeVillages, gaps } from '../../../domain/ledger/coverage';
import { emptyZoning, liveZones } from '../../../domain/ledger/zoning';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { ZoneTeacherReader } from '../zone-teacher.reader';
import type { Zonings } from '../zoning.store';
import { zoneView } from '../zoning-view';

export function listZones(zonings: Zonings, teachers: ZoneTeacherReader): Handler<'ledger.listZones'> {
  return async ({ schoolId }, { caller }) => {
    if (!caller.holdsIn(schoolId, ledger.listZones.roles)) return refused('not-found');
    const [loaded, staff] = await Promise.all([zonings.load(schoolId), teachers.ofSchool(schoolId)]);
    const zoning = loaded?.state ?? emptyZoning(schoolId);
    return answered({
      rev: loaded?.rev ?? 0,
      mayEdit: caller.holdsIn(schoolId, ledger.saveZone.roles),
      zones: liveZones(zoning).map((zone) => zoneView(zoning, zone, staff)),
      teachers: staff.map(({ teacherId, name }) => ({ teacherId, name })),
      freeVillages: freeVillages(zoning),
      ...gaps(zoning),
    });
  };
}
