import type { Relation, SchoolRole } from '../../../contract/vocabulary';

export const bureau = 'oBureau';
/** Nobody at school knows this person. */
export const stranger = 'oStranger';

/** Once a guardian and a leader at school A; both have ended. */
export const withdrawn = 'oWithdrawn';
/** Bound to a pupil of school A and of its meals committee, so that somebody can be sent away. */
export const leaver = 'oLeaver';
/** Bound to the same pupil, to leave of their own accord. */
export const goer = 'oGoer';
/** Cares for the same pupil on the parents' paper. */
export const carer = 'oACarer';
/** A court has barred this person from a pupil of school A. */
export const barred = 'oBarred';

export type SchoolName = 'A' | 'B';

export interface StaffPart {
  readonly openid: string;
  readonly name: string;
  readonly school: SchoolName;
  readonly role: SchoolRole;
  /** Of a class teacher: the place of the class in the school. */
  readonly classAt?: number;
}

export interface GuardianPart {
  readonly openid: string;
  readonly school: SchoolName;
  readonly relation: Relation;
  /** The pupil's place in the school's roster: 0 to 5 are in the first class, 6 to 11 in the second. */
  readonly pupilAt: number;
}

const offices: readonly Pick<StaffPart, 'openid' | 'role' | 'classAt'>[] = [
  { openid: 'Leader', role: 'leader' },
  { openid: 'Leader2', role: 'leader' },
  { openid: 'Teacher1', role: 'classTeacher', classAt: 0 },
  { openid: 'Teacher2', role: 'classTeacher', classAt: 1 },
  { openid: 'Zone', role: 'zoneTeacher' },
  { openid: 'Moral', role: 'moralEducation' },
  { openid: 'Academic', role: 'academicAffairs' },
  { openid: 'General', role: 'generalAffairs' },
  { openid: 'Finance', role: 'finance' },
  { openid: 'Finance2', role: 'finance' },
  { openid: 'Meals', role: 'mealsCommittee' },
];

/** Both schools have the same offices. The first of them is the leader whom the bureau appoints. */
export const staff: readonly StaffPart[] = (['A', 'B'] as const).flatMap((school) =>
  offices.map((office) => ({
    ...office,
    school,
    openid: `o${school}${office.openid}`,
    name: `${school}校${office.openid}`,
  })),
);

export const guardians: readonly GuardianPart[] = [
  { openid: 'oAMother', school: 'A', relation: 'mother', pupilAt: 0 },
  { openid: 'oAGrandmother', school: 'A', relation: 'grandparent', pupilAt: 0 },
  /** Another family of the same class. */
  { openid: 'oANeighbour', school: 'A', relation: 'father', pupilAt: 1 },
  /** Another class. */
  { openid: 'oAFarmer', school: 'A', relation: 'grandparent', pupilAt: 6 },
  { openid: 'oBMother', school: 'B', relation: 'mother', pupilAt: 0 },
];

export interface DonorPart {
  readonly openid: string;
  readonly name: string;
  readonly school: SchoolName;
}

/** Each has been invited by one school. */
export const donors: readonly DonorPart[] = [
  { openid: 'oADonor', name: '周先生', school: 'A' },
  { openid: 'oBDonor', name: '江女士', school: 'B' },
];

export const everyone: readonly string[] = [
  bureau,
  ...staff.map(({ openid }) => openid),
  ...guardians.map(({ openid }) => openid),
  ...donors.map(({ openid }) => openid),
  withdrawn,
  stranger,
];
