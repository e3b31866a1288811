import type { RollOver } from '../../domain/ledger/rollover';
import type { Envelope } from '../platform/act';
import { plainEncoding, Records } from '../platform/records';

export type RollOverDocument = RollOver & Envelope;

/** One document for each school and school year: `<schoolId>.<year>`. */
export const rollOvers = new Records(plainEncoding<RollOver>('rollovers', 1));

export type RollOvers = typeof rollOvers;
