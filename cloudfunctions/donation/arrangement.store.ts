import type { Receiver } from '../../contract/donation';
import type { Actor } from '../../domain/shared/decision';
import { plainEncoding, Records } from '../platform/records';

/** Whether a school takes donations, and who receives them; its `_id` is the school's. */
export interface Arrangement {
  /** Null: donations are off. */
  readonly receiver: Receiver | null;
  readonly by: Actor;
  readonly at: string;
}

export const arrangements = new Records(plainEncoding<Arrangement>('arrangements', 1));

export type Arrangements = typeof arrangements;
