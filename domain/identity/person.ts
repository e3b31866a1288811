import type { Relation, Role } from '../../contract/vocabulary';
import type { Actor } from '../shared/decision';
import type { Appointment, Basis, Inviter, Kin, Ward } from '../shared/standing';

/** Everyone the county knows by openid: staff, guardians, or both. */
export interface Person {
  readonly name: string | null;
  readonly appointments: readonly Appointment[];
  readonly wards: readonly Ward[];
  /** Pupils whose kin the person has declared to be. */
  readonly kin: readonly Kin[];
  /** What the person once was, oldest first. */
  readonly endings: readonly Ending[];
  /** Pupils to whom a court forbids the person to be bound, also those that were lifted. */
  readonly bars: readonly Bar[];
}

/** By whom something was ended, when, and why; a guardian who ends the own binding gives no reason. */
export interface Closing {
  readonly at: string;
  readonly by: Actor;
  readonly reason: string | null;
}

export type Ending = Closing &
  (
    | {
        readonly kind: 'binding';
        readonly pupilId: string;
        readonly relation: Relation;
        readonly boundAt: string;
        readonly invitedBy?: Inviter;
        readonly bases?: readonly Basis[];
      }
    | {
        readonly kind: 'appointment';
        readonly role: Role;
        readonly schoolId: string | null;
        readonly classId: string | null;
      }
    | { readonly kind: 'kin'; readonly pupilId: string; readonly relation: Relation; readonly declaredAt: string }
  );

export interface Bar extends Closing {
  readonly pupilId: string;
  readonly relation: Relation;
  readonly lifted: Closing | null;
}

export const nobody: Person = { name: null, appointments: [], wards: [], kin: [], endings: [], bars: [] };
