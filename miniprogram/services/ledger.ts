import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { read, type Show } from './read';

export const listClasses = (input: Input<'ledger.listClasses'>, show: Show<'ledger.listClasses'>) =>
  read('ledger.listClasses', input, show);
export const listPupils = (input: Input<'ledger.listPupils'>, show: Show<'ledger.listPupils'>) =>
  read('ledger.listPupils', input, show);
export const checkRoster = (input: Input<'ledger.checkRoster'>) => ask('ledger.checkRoster', input);
export const importRoster = (input: Input<'ledger.importRoster'>) => write('ledger.importRoster', input);
