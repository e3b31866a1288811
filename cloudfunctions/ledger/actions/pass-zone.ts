import { passZone as pass } from '../../../domain/ledger/zoning';
import { refuse } from '../../../domain/shared/decision';
import type { Handler } from '../../platform/serve';
import type { ZoneTeacherReader } from '../zone-teacher.reader';
import type { Zonings } from '../zoning.store';
import { stepWithZoning } from '../zoning-step';

export function passZone(zonings: Zonings, teachers: ZoneTeacherReader): Handler<'ledger.passZone'> {
  return async ({ schoolId, rev, zoneId, teacherId }, call) => {
    const found = (await teachers.ofSchool(schoolId)).find((one) => one.teacherId === teacherId);
    return stepWithZoning(zonings, { schoolId, rev }, call, {
      decide: (zoning, step) =>
        found ? pass(zoning, zoneId, { id: found.openid, name: found.name }, step) : refuse('not-found'),
      answer: (saved) => ({ zoneId, rev: saved }),
    });
  };
}
