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
