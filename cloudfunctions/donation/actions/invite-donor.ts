import { donation as contract } from '../../../contract/donation';
import type { Act } from '../../platform/act';
import { miniProgramCode } from '../../platform/qr';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { Arrangements } from '../arrangement.store';

/** Makes the one-use code; null when its key stands for another call. */
export type IssueInvitation = (
  act: Act,
  donor: { readonly name: string; readonly schoolId: string; readonly schoolName: string },
) => Promise<{ readonly code: string; readonly expiresAt: string } | null>;

export function inviteDonor(arrangements: Arrangements, issue: IssueInvitation): Handler<'donation.inviteDonor'> {
  return async ({ schoolId, name }, { act, caller }) => {
    if (!caller.holdsIn(schoolId, contract.inviteDonor.roles)) return refused('not-found');
    const arrangement = await arrangements.load(schoolId);
    if (!arrangement?.state.receiver) return refused('donations-off');
    const schoolName = caller.appointments.find((held) => held.schoolId === schoolId)?.schoolName ?? '';
    const issued = await issue(act, { name, schoolId, schoolName });
    if (!issued) return refused('key-reused');
    return answered({ ...issued, qrPng: await miniProgramCode('packages/donor/invitation/invitation', issued.code) });
  };
}
