import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { read, type Show } from './read';

export const listClasses = (input: Input<'ledger.listClasses'>, show: Show<'ledger.listClasses'>) =>
  read('ledger.listClasses', input, show);
export const listPupils = (input: Input<'ledger.listPupils'>, show: Show<'ledger.listPupils'>) =>
  read('ledger.listPupils', input, show);
export const checkRoster = (input: Input<'ledger.checkRoster'>) => write('ledger.checkRoster', input);
export const importRoster = (input: Input<'ledger.importRoster'>) => write('ledger.importRoster', input);
export const getImport = (input: Input<'ledger.getImport'>) => ask('ledger.getImport', input);
export const faultFile = (input: Input<'ledger.faultFile'>) => ask('ledger.faultFile', input);
export const searchPupils = (input: Input<'ledger.searchPupils'>) => ask('ledger.searchPupils', input);
export const getPupil = (input: Input<'ledger.getPupil'>) => ask('ledger.getPupil', input);
export const recordDeparture = (input: Input<'ledger.recordDeparture'>) => write('ledger.recordDeparture', input);
export const takeBackDeparture = (input: Input<'ledger.takeBackDeparture'>) => write('ledger.takeBackDeparture', input);
export const getRollOver = (input: Input<'ledger.getRollOver'>) => ask('ledger.getRollOver', input);
export const saveRollOver = (input: Input<'ledger.saveRollOver'>) => write('ledger.saveRollOver', input);
export const agreeRollOver = (input: Input<'ledger.agreeRollOver'>) => write('ledger.agreeRollOver', input);
export const listDeparted = (input: Input<'ledger.listDeparted'>) => ask('ledger.listDeparted', input);
export const getNeeds = (input: Input<'ledger.getNeeds'>) => ask('ledger.getNeeds', input);
export const listNeeds = (input: Input<'ledger.listNeeds'>, show: Show<'ledger.listNeeds'>) =>
  read('ledger.listNeeds', input, show);
export const moreNeeds = (input: Input<'ledger.listNeeds'>) => ask('ledger.listNeeds', input);
export const requestChange = (input: Input<'ledger.requestChange'>) => write('ledger.requestChange', input);
export const verifyChange = (input: Input<'ledger.verifyChange'>) => write('ledger.verifyChange', input);
export const applyChange = (input: Input<'ledger.applyChange'>) => write('ledger.applyChange', input);
export const withdrawChange = (input: Input<'ledger.withdrawChange'>) => write('ledger.withdrawChange', input);
export const getCorrections = (input: Input<'ledger.getCorrections'>) => ask('ledger.getCorrections', input);
export const listCorrections = (input: Input<'ledger.listCorrections'>, show: Show<'ledger.listCorrections'>) =>
  read('ledger.listCorrections', input, show);
export const moreCorrections = (input: Input<'ledger.listCorrections'>) => ask('ledger.listCorrections', input);
export const verifyCorrection = (input: Input<'ledger.verifyCorrection'>) => write('ledger.verifyCorrection', input);
export const applyCorrection = (input: Input<'ledger.applyCorrection'>) => write('ledger.applyCorrection', input);
