/** 角色. A role is held in a scope: the county, a school, a class. One person may hold several and be a guardian too. */
export const roles = [
  'guardian',
  'classTeacher',
  'zoneTeacher',
  'moralEducation',
  'academicAffairs',
  'generalAffairs',
  'finance',
  'mealsCommittee',
  'leader',
  'bureau',
  'donor',
] as const;
export type Role = (typeof roles)[number];

/** The roles that a school gives to its own people. */
export const schoolRoles = [
  'classTeacher',
  'zoneTeacher',
  'moralEducation',
  'academicAffairs',
  'generalAffairs',
  'finance',
  'mealsCommittee',
  'leader',
] as const satisfies readonly Role[];
export type SchoolRole = (typeof schoolRoles)[number];
