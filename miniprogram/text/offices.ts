import type { SchoolRole } from '../../contract/roles';

/** Those who write notices to families. */
export const noticeWriters: readonly SchoolRole[] = [
  'classTeacher',
  'moralEducation',
  'academicAffairs',
  'generalAffairs',
  'finance',
  'leader',
];

/** Those who see the school's payments. */
export const payers: readonly SchoolRole[] = ['finance', 'leader'];
