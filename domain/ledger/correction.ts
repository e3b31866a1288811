import type { CorrectableField } from '../../contract/correction';
import type { ChangeEvent, ChangeState } from '../../contract/need';
import type { Relation } from '../../contract/vocabulary';
import type { Actor, HistoryEntry } from '../shared/decision';

/** 更正申请: a guardian asks that a field of the child's entry be corrected. */
export interface Correction {
  readonly correctionId: string;
  readonly field: CorrectableField;
  /** As it was shown to the guardian. */
  readonly from: string | null;
  /** Of a number only the end is left once it is decided. */
  readonly to: string;
  readonly state: ChangeState;
  readonly author: Actor;
  readonly relation: Relation;
  readonly verifier: Actor | null;
  readonly history: readonly HistoryEntry<ChangeEvent>[];
}

export function isWaiting({ state }: Pick<Correction, 'state'>): boolean {
  return state === 'submitted' || state === 'verified';
}
