import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { read, type Show } from './read';

export const configureDonations = (input: Input<'donation.configure'>) => write('donation.configure', input);
export const inviteDonor = (input: Input<'donation.inviteDonor'>) => write('donation.inviteDonor', input);
export const listPledges = (input: Input<'donation.listPledges'>, show: Show<'donation.listPledges'>) =>
  read('donation.listPledges', input, show);
export const morePledges = (input: Input<'donation.listPledges'>) => ask('donation.listPledges', input);
export const getPledge = (input: Input<'donation.getPledge'>, show: Show<'donation.getPledge'>) =>
  read('donation.getPledge', input, show);
export const acceptPledge = (input: Input<'donation.acceptPledge'>) => write('donation.acceptPledge', input);
export const declinePledge = (input: Input<'donation.declinePledge'>) => write('donation.declinePledge', input);

export const statePledge = (input: Input<'donation.statePledge'>) => write('donation.statePledge', input);
export const cancelPledge = (input: Input<'donation.cancelPledge'>) => write('donation.cancelPledge', input);
export const listMyPledges = (show: Show<'donation.listMyPledges'>) => read('donation.listMyPledges', {}, show);
export const moreOfMyPledges = (input: Input<'donation.listMyPledges'>) => ask('donation.listMyPledges', input);
export const getMyPledge = (input: Input<'donation.getMyPledge'>, show: Show<'donation.getMyPledge'>) =>
  read('donation.getMyPledge', input, show);
