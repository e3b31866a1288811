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
