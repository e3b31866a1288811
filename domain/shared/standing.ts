import type { Relation, Role } from '../../contract/vocabulary';

/** A role in a scope: the bureau's has no school; a class teacher's has a class. */
export interface Appointment {
  readonly role: Role;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly classId: string | null;
  readonly className: string | null;
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
