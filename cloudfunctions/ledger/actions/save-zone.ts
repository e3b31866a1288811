import { saveZone as save } from '../../../domain/ledger/zoning';
import { refuse } from '../../../domain/shared/decision';
import { idFor } from '../../platform/ids';
import type { Handler } from '../../platform/serve';
import type { ZoneTeacherReader } from '../zone-teacher.reader';
import type { Zonings } from '../zoning.store';
import { stepWithZoning } from '../zoning-step';

/** Without a teacher the zone waits for one. */
export function saveZone(zonings: Zonings, teachers: ZoneTeacherReader): Handler<'ledger.saveZone'> {
  return async ({ schoolId, rev, name, villages, teacherId, ...input }, call) => {
    const zoneId = input.zoneId ?? idFor('z', call.act.actor.id, call.act.key);
    const found =
      teacherId === null ? null : (await teachers.ofSchool(schoolId)).find((one) => one.teacherId === teacherId);
    return stepWithZoning(zonings, { schoolId, rev }, call, {
      decide: (zoning, step) => {
        if (found === undefined) return refuse('not-found');
        if (input.zoneId !== undefined && !zoning.zones.some((zone) => zone.zoneId === zoneId && !zone.isEnded))
          return refuse('not-found');
        const teacher = found && { id: found.openid, name: found.name };
        return save(zoning, { zoneId, name, villages, teacher }, step);
      },
      answer: (saved) => ({ zoneId, rev: saved }),
    });
  };
}
