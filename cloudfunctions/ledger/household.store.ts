import { plainEncoding, Records } from '../platform/records';

/** A family as the village knows it: where it lives and who heads it. */
export interface Household {
  readonly schoolId: string;
  readonly village: string;
  readonly head: string;
}

export const households = new Records(plainEncoding<Household>('households', 1));

export type Households = typeof households;
