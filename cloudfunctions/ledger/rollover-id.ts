/** Of one school in one school year. */
export function rollOverId(schoolId: string, year: number): string {
  return `${schoolId}.${String(year)}`;
}
