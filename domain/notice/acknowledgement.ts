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

type Pupils = Acknowledgement['pupils'];

/** A child bound since counts as informed once its guardian opens the notice again. */
export function open(before: Acknowledgement, pupils: Pupils): Decision<Acknowledgement, never> {
  return accept(withPupils(before, pupils));
}

/** The first acknowledgement stands; a later one only adds children bound since. */
export function acknowledge(before: Acknowledgement, pupils: Pupils, at: string): Decision<Acknowledgement, never> {
  const opened = withPupils(before, pupils);
  return accept(opened.acknowledgedAt === null ? { ...opened, acknowledgedAt: at } : opened);
}

export function covers({ pupils }: Pick<Acknowledgement, 'pupils'>, pupilId: string): boolean {
  return pupils.some((pupil) => pupil.pupilId === pupilId);
}

function withPupils(before: Acknowledgement, pupils: Pupils): Acknowledgement {
  const fresh = pupils.filter(({ pupilId }) => !covers(before, pupilId));
  return fresh.length === 0 ? before : { ...before, pupils: [...before.pupils, ...fresh] };
}
