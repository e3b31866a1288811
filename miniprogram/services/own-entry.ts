import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { read, type Show } from './read';

export const getMyChild = (input: Input<'ledger.getMyChild'>, show: Show<'ledger.getMyChild'>) =>
  read('ledger.getMyChild', input, show);
export const listOpenings = (input: Input<'ledger.listOpenings'>, show: Show<'ledger.listOpenings'>) =>
  read('ledger.listOpenings', input, show);
export const moreOpenings = (input: Input<'ledger.listOpenings'>) => ask('ledger.listOpenings', input);
export const requestCorrection = (input: Input<'ledger.requestCorrection'>) => write('ledger.requestCorrection', input);
export const withdrawCorrection = (input: Input<'ledger.withdrawCorrection'>) =>
  write('ledger.withdrawCorrection', input);
