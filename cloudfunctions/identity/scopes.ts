/** Whose people an alias names. */
export function guardiansOf(pupilId: string): string {
  return `guardians.${pupilId}`;
}

export function staffOf(schoolId: string): string {
  return `staff.${schoolId}`;
}
