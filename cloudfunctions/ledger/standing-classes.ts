import { dueYear, type StandingClass } from '../../domain/ledger/rollover';
import { schoolYearOf } from '../../domain/shared/calendar';
import type { ClassGlance, ClassReader } from './class.reader';

/** Before classes knew for which school year their names hold there had been only one. */
export const firstYear = 2026;

/** The classes of a school as a roll-over sees them, and the school year for which there is something to do. */
export async function standingClasses(
  reader: ClassReader,
  schoolId: string,
  today: string,
): Promise<{ classes: ClassGlance[]; standing: StandingClass[]; year: number }> {
  const classes = await reader.ofSchool(schoolId);
  const standing = classes.map(({ _id: classId, name, grade, stage, year = firstYear }) => ({
    classId,
    name,
    grade,
    stage,
    year,
  }));
  return { classes, standing, year: dueYear(standing, schoolYearOf(today)) };
}
