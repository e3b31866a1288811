import type { RollOver } from '../../domain/ledger/rollover';
import { plainEncoding, Records } from '../platform/records';

/** One document for each school and school year: `<schoolId>.<year>`. */
export const rollOvers = new Records(plainEncoding<RollOver>('rollovers', 1));

export type RollOvers = typeof rollOvers;
