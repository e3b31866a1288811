import type { Input } from '../../contract/index';
import { ask, write } from './call';

export const getHousehold = (input: Input<'ledger.getHousehold'>) => ask('ledger.getHousehold', input);
export const saveMember = (input: Input<'ledger.saveMember'>) => write('ledger.saveMember', input);
export const endMember = (input: Input<'ledger.endMember'>) => write('ledger.endMember', input);
export const referMember = (input: Input<'ledger.referMember'>) => write('ledger.referMember', input);
export const stepReferral = (input: Input<'ledger.stepReferral'>) => write('ledger.stepReferral', input);
export const movePupil = (input: Input<'ledger.movePupil'>) => write('ledger.movePupil', input);
