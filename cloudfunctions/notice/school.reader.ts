import { Collection } from '../platform/collection';

interface SchoolGlance {
  readonly _id: string;
  readonly name: string;
  readonly telephone: string;
}

interface ClassGlance {
  readonly _id: string;
  readonly schoolId: string;
  readonly name: string;
  readonly grade: number;
  readonly pupilCount: number;
  readonly graduatedIn?: number;
}

interface PupilGlance {
  readonly _id: string;
  readonly name: string;
}

interface GuardianGlance {
  readonly _id: string;
  readonly wards: readonly { readonly pupilId: string; readonly classId: string }[];
}

/** What notices need to know of schools, classes, pupils and guardians. */
export class SchoolReader {
  private readonly schools = new Collection<SchoolGlance>('schools');
  private readonly classes = new Collection<ClassGlance>('classes');
  private readonly pupils = new Collection<PupilGlance>('pupils');
  private readonly departed = new Collection<{ readonly _id: string; readonly lastClassId: string }>('pupils');
  private readonly people = new Collection<GuardianGlance>('people');

  school(schoolId: string): Promise<SchoolGlance | null> {
    return this.schools.get(schoolId);
  }

  classesById(classIds: readonly string[]): Promise<ClassGlance[]> {
    return this.classes.getMany(classIds);
  }

  async pupilsOf(classId: string): Promise<PupilGlance[]> {
    const found: PupilGlance[] = [];
    for await (const page of this.pupils.pages({ classId }, ['name'])) found.push(...page);
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Who was in one of these classes and is gone, by class; of a class that has graduated everyone. */
  async departedFrom(classIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const gone = new Map<string, Set<string>>();
    if (classIds.length === 0) return gone;
    for await (const page of this.departed.pages({ lastClassId: { oneOf: classIds } }, ['lastClassId']))
      for (const { _id, lastClassId } of page) gone.set(lastClassId, (gone.get(lastClassId) ?? new Set()).add(_id));
    return gone;
  }

  /** The guardians bound to pupils of a class, page by page. */
  guardiansOf(classId: string): AsyncGenerator<GuardianGlance[]> {
    return this.people.pages({ 'wards.classId': classId }, ['wards']);
  }

  async pupilsWithGuardian(classId: string): Promise<Set<string>> {
    const bound = new Set<string>();
    for await (const page of this.guardiansOf(classId)) {
      for (const ward of page.flatMap((guardian) => guardian.wards))
        if (ward.classId === classId) bound.add(ward.pupilId);
    }
    return bound;
  }
}

export const schoolReader = new SchoolReader();
