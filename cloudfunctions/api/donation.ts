import { acceptPledge } from '../donation/actions/accept-pledge';
import { cancelPledge } from '../donation/actions/cancel-pledge';
import { configure } from '../donation/actions/configure';
import { declinePledge } from '../donation/actions/decline-pledge';
import { getMyPledge } from '../donation/actions/get-my-pledge';
import { getPledge } from '../donation/actions/get-pledge';
import { inviteDonor, type IssueInvitation } from '../donation/actions/invite-donor';
import { listMyPledges } from '../donation/actions/list-my-pledges';
import { listPledges } from '../donation/actions/list-pledges';
import { statePledge } from '../donation/actions/state-pledge';
import { arrangements } from '../donation/arrangement.store';
import { pledges } from '../donation/pledge.store';
import { colleagues } from '../platform/colleagues';
import { codes } from '../identity/code.store';
import { issueCode } from '../identity/issue-code';
import type { HandlersOf } from '../platform/serve';

/** Who someone is, is identity's to say: an invitation is one of its codes. */
const issueInvitation: IssueInvitation = (act, donor) => issueCode(codes, act, { kind: 'donor', ...donor });

export const donationHandlers: HandlersOf<'donation'> = {
  'donation.configure': configure(arrangements),
  'donation.inviteDonor': inviteDonor(arrangements, issueInvitation),
  'donation.statePledge': statePledge(pledges, arrangements),
  'donation.acceptPledge': acceptPledge(pledges, colleagues),
  'donation.declinePledge': declinePledge(pledges, colleagues),
  'donation.cancelPledge': cancelPledge(pledges),
  'donation.listMyPledges': listMyPledges(pledges, arrangements),
  'donation.getMyPledge': getMyPledge(pledges),
  'donation.listPledges': listPledges(pledges, arrangements),
  'donation.getPledge': getPledge(pledges),
};
