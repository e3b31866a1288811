import { endZone as end } from '../../../domain/ledger/zoning';
import type { Handler } from '../../platform/serve';
import type { Zonings } from '../zoning.store';
import { stepWithZoning } from '../zoning-step';

export function endZone(zonings: Zonings): Handler<'ledger.endZone'> {
  return ({ schoolId, rev, zoneId, reason }, call) =>
    stepWithZoning(zonings, { schoolId, rev }, call, {
      decide: (zoning, step) => end(zoning, zoneId, reason, step),
      answer: (saved) => ({ zoneId, rev: saved }),
    });
}
