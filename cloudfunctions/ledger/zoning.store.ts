import type { Zoning } from '../../domain/ledger/zoning';
import { plainEncoding, Records } from '../platform/records';

/** One document for each school; its `_id` is the school's. */
export const zonings = new Records(plainEncoding<Zoning>('zonings', 1));

export type Zonings = typeof zonings;
