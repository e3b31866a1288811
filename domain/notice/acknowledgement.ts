import type { Relation } from '../../contract/vocabulary';
import { accept, type Decision } from '../shared/decision';

/** What one guardian has done with one notice, for the own children among its audience. */
export interface Acknowledgement {
  readonly noticeId: string;
  readonly schoolId: string;
  readonly guardianId: string;
  readonly pupils: readonly { readonly pupilId: string; readonly classId: string }[];
  /** Who tapped, as staff see it: the relation to the child. */
  readonly by: Relation;
  readonly readAt: string;
  readonly acknowledgedAt: string | null;
}

/** The first acknowledgement stands; a later one changes nothing. */
export function acknowledge(before: Acknowledgement, at: string): Decision<Acknowledgement, never> {
  return accept(before.acknowledgedAt === null ? { ...before, acknowledgedAt: at } : before);
}
