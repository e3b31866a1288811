import type { World } from './world';

/** One figure with what it must hold to. */
export interface Check {
  readonly name: string;
  readonly value: number;
  /** The value may not be above. */
  readonly limit: number;
  readonly unit: string;
  readonly holds: boolean;
}

export interface BenchContext {
  readonly root: string;
  /** What `npm run build` wrote, just now. */
  readonly dist: string;
  /** The simulator with a seeded school; started when first asked for. */
  readonly world: () => Promise<World>;
  /** Figures without a limit of their own become the limits from now on. */
  readonly update: boolean;
}

export type Measure = (context: BenchContext) => Promise<Check[]>;

export function check(name: string, value: number, limit: number, unit: string): Check {
  return { name, value: Math.round(value * 100) / 100, limit, unit, holds: value <= limit };
}
