import { Collection } from '../platform/collection';
import { chunks, inParallel } from '../platform/parallel';

export interface PupilGlance {
  readonly _id: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly name: string;
  readonly boarder: boolean;
}

interface ClassGlance {
  readonly _id: string;
  readonly name: string;
}

interface SchoolGlance {
  readonly _id: string;
  readonly name: string;
  readonly telephone: string;
}

interface StaffGlance {
  readonly _id: string;
  readonly name: string | null;
  readonly appointments: readonly { readonly role: string; readonly schoolId: string | null }[];
}

/** What payments need to know of pupils, classes, schools and staff. */
export class PupilReader {
  private readonly pupils = new Collection<PupilGlance>('pupils');
  private readonly classes = new Collection<ClassGlance>('classes');
  private readonly schools = new Collection<SchoolGlance>('schools');
  private readonly people = new Collection<StaffGlance>('people');

  async byId(pupilIds: readonly string[]): Promise<Map<string, PupilGlance>> {
    const pages = await inParallel(chunks(pupilIds, 100), 4, (page) =>
      this.pupils.find({
        where: { _id: { oneOf: page } },
        limit: 100,
        fields: ['schoolId', 'classId', 'name', 'boarder'],
      }),
    );
    return new Map(pages.flat().map((pupil) => [pupil._id, pupil]));
  }

  async classNames(schoolId: string): Promise<Map<string, string>> {
    const found = await this.classes.find({ where: { schoolId }, limit: 100, fields: ['name'] });
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  school(schoolId: string): Promise<SchoolGlance | null> {
    return this.schools.get(schoolId);
  }

  /** Names of those who hold one of the roles in the school, the bureau's included, without these people. */
  async namesOf(schoolId: string, roles: readonly string[], except: readonly string[]): Promise<string[]> {
    const fields = ['name', 'appointments'];
    const [staff, county] = await Promise.all([
      this.people.find({ where: { 'appointments.schoolId': schoolId }, limit: 100, fields }),
      roles.includes('bureau') ? this.people.find({ where: { 'appointments.role': 'bureau' }, limit: 20, fields }) : [],
    ]);
    const holds = ({ appointments }: StaffGlance): boolean =>
      appointments.some((held) => roles.includes(held.role) && [schoolId, null].includes(held.schoolId));
    const named = [...staff, ...county].filter((one) => !except.includes(one._id) && holds(one));
    return [...new Set(named.flatMap(({ name }) => name ?? []))];
  }
}

export const pupilReader = new PupilReader();
