import type { Input } from '../../contract/index';
import { write } from './call';
import { read, type Show } from './read';

export const getWard = (input: Input<'identity.getWard'>, show: Show<'identity.getWard'>) =>
  read('identity.getWard', input, show);
export const inviteGuardian = (input: Input<'identity.inviteGuardian'>) => write('identity.inviteGuardian', input);
export const voidMyCode = (input: Input<'identity.voidMyCode'>) => write('identity.voidMyCode', input);
export const recordBasis = (input: Input<'identity.recordBasis'>) => write('identity.recordBasis', input);
export const listConsents = (input: Input<'identity.listConsents'>, show: Show<'identity.listConsents'>) =>
  read('identity.listConsents', input, show);
export const giveConsent = (input: Input<'identity.giveConsent'>) => write('identity.giveConsent', input);
export const withdrawConsent = (input: Input<'identity.withdrawConsent'>) => write('identity.withdrawConsent', input);
export const consentsOf = (input: Input<'identity.consentsOf'>, show: Show<'identity.consentsOf'>) =>
  read('identity.consentsOf', input, show);
