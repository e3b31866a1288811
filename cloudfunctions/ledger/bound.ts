import type { Relation } from '../../contract/vocabulary';

/** Who is bound to a pupil. */
export interface Bound {
  readonly relations: readonly Relation[];
  /** Somebody stands on a paper that the school has not recorded. */
  readonly lacksBasis: boolean;
}

export const unbound: Bound = { relations: [], lacksBasis: false };
