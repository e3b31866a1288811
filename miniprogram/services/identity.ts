import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { read, type Show } from './read';

export const getMe = (show: Show<'identity.me'>) => read('identity.me', {}, show);
export const claimBureau = (input: Input<'identity.claimBureau'>) => write('identity.claimBureau', input);
export const createSchool = (input: Input<'identity.createSchool'>) => write('identity.createSchool', input);
export const listSchools = (input: Input<'identity.listSchools'>, show: Show<'identity.listSchools'>) =>
  read('identity.listSchools', input, show);
export const createClass = (input: Input<'identity.createClass'>) => write('identity.createClass', input);
export const inviteStaff = (input: Input<'identity.inviteStaff'>) => write('identity.inviteStaff', input);
export const acceptInvitation = (input: Input<'identity.acceptInvitation'>) =>
  write('identity.acceptInvitation', input);
export const previewInvitation = (input: Input<'identity.previewInvitation'>) =>
  ask('identity.previewInvitation', input);
export const issueBindingCode = (input: Input<'identity.issueBindingCode'>) =>
  write('identity.issueBindingCode', input);
export const listGuardians = (input: Input<'identity.listGuardians'>) => ask('identity.listGuardians', input);
export const endMyBinding = (input: Input<'identity.endMyBinding'>) => write('identity.endMyBinding', input);
export const endBinding = (input: Input<'identity.endBinding'>) => write('identity.endBinding', input);
export const barGuardian = (input: Input<'identity.barGuardian'>) => write('identity.barGuardian', input);
export const liftBar = (input: Input<'identity.liftBar'>) => write('identity.liftBar', input);
export const listStaff = (input: Input<'identity.listStaff'>, show: Show<'identity.listStaff'>) =>
  read('identity.listStaff', input, show);
export const endAppointment = (input: Input<'identity.endAppointment'>) => write('identity.endAppointment', input);
export const voidCode = (input: Input<'identity.voidCode'>) => write('identity.voidCode', input);
export const previewBinding = (input: Input<'identity.previewBinding'>) => ask('identity.previewBinding', input);
export const bindChild = (input: Input<'identity.bindChild'>) => write('identity.bindChild', input);
export const listKin = (input: Input<'identity.listKin'>, show: Show<'identity.listKin'>) =>
  read('identity.listKin', input, show);
export const findKin = (input: Input<'identity.findKin'>) => ask('identity.findKin', input);
export const declareKin = (input: Input<'identity.declareKin'>) => write('identity.declareKin', input);
export const endKin = (input: Input<'identity.endKin'>) => write('identity.endKin', input);
