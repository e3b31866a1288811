import type { Departure } from '../../contract/departure';
import type { BasisKind } from '../../contract/family';
import type { Relation, Role } from '../../contract/vocabulary';
import type { Actor } from './decision';

/** A role in a scope: the bureau's has no school; a class teacher's has a class. */
export interface Appointment {
  readonly role: Role;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly classId: string | null;
  readonly className: string | null;
}

/** On what a guardian stands, as the school has seen it. */
export interface Basis {
  readonly kind: BasisKind;
  /** The day of the paper. */
  readonly on: string;
  readonly note: string | null;
  readonly by: Actor;
  readonly at: string;
}

/** A pupil to whom the person is bound as guardian. */
export interface Ward {
  readonly pupilId: string;
  readonly pupilName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly classId: string;
  readonly className: string;
  readonly relation: Relation;
  readonly boundAt: string;
  /** Absent or null while the child is enrolled. */
  readonly departure?: WardDeparture | null;
  /** The guardian whose code it was; absent when the school gave it. */
  readonly invitedBy?: Inviter;
  /** Oldest first: the last one stands. */
  readonly bases?: readonly Basis[];
}

/** That a child is at the school no more: how, and from which instant on nothing new is for it. */
export interface WardDeparture {
  readonly kind: Departure;
  readonly at: string;
}

/** Whether the child is enrolled, so that what comes up now is for it. */
export function isPresent({ departure = null }: Pick<Ward, 'departure'>): boolean {
  return departure === null;
}

/** Whether what came out at an instant was for this child: not what came after it was gone, and nothing about one who has died. */
export function wasReached({ departure = null }: Pick<Ward, 'departure'>, publishedAt: string | null): boolean {
  if (departure === null) return true;
  return departure.kind !== 'deceased' && publishedAt !== null && publishedAt < departure.at;
}

/** A guardian who has let another one in. */
export interface Inviter {
  readonly id: string;
  readonly relation: Relation;
}

/** A pupil to whom a member of staff is kin by their own word. */
export interface Kin {
  readonly pupilId: string;
  readonly pupilName: string;
  readonly schoolId: string;
  readonly className: string;
  readonly relation: Relation;
  readonly declaredAt: string;
}
