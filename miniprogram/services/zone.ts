import type { Input } from '../../contract/index';
import { ask, write } from './call';
import { read, type Show } from './read';

export const listZones = (input: Input<'ledger.listZones'>, show: Show<'ledger.listZones'>) =>
  read('ledger.listZones', input, show);
export const listCoverage = (input: Input<'ledger.coverage'>) => ask('ledger.coverage', input);
export const listMyZones = (input: Input<'ledger.listMyZones'>, show: Show<'ledger.listMyZones'>) =>
  read('ledger.listMyZones', input, show);
export const listVillages = (input: Input<'ledger.listVillages'>, show: Show<'ledger.listVillages'>) =>
  read('ledger.listVillages', input, show);
export const listHouseholds = (input: Input<'ledger.listHouseholds'>) => ask('ledger.listHouseholds', input);
export const saveZone = (input: Input<'ledger.saveZone'>) => write('ledger.saveZone', input);
export const passZone = (input: Input<'ledger.passZone'>) => write('ledger.passZone', input);
export const endZone = (input: Input<'ledger.endZone'>) => write('ledger.endZone', input);
export const assignHousehold = (input: Input<'ledger.assignHousehold'>) => write('ledger.assignHousehold', input);
