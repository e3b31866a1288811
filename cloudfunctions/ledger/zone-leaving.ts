import { withoutTeacher } from '../../domain/ledger/zoning';
import { accept } from '../../domain/shared/decision';
import type { Act } from '../platform/act';
import { zonings } from './zoning.store';

/** The zones of one who is no zone teacher any more wait for another. The same act again does what it could not finish. */
export async function leaveZones(
  act: Act,
  { schoolId, openid }: { readonly schoolId: string; readonly openid: string },
): Promise<void> {
  const left = await zonings.change(
    act,
    schoolId,
    (zoning) => accept(withoutTeacher(zoning, openid, { by: act.actor, at: act.at })),
    () => ({}),
  );
  if (!left.ok && left.code !== 'not-found') throw new Error(`The zones were not left: ${left.code}`);
}
