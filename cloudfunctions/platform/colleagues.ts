import { Collection } from './collection';

interface StaffGlance {
  readonly _id: string;
  readonly name: string | null;
  readonly appointments: readonly { readonly role: string; readonly schoolId: string | null }[];
  readonly wards: readonly { readonly pupilId: string }[];
  readonly kin?: readonly { readonly pupilId: string }[];
}

/** Who else can do what the caller may not. */
export class Colleagues {
  private readonly people = new Collection<StaffGlance>('people');

  /** Names of those who hold one of the roles in the school, the bureau's included, without these people and without the pupil's own kin. */
  async namesOf(
    schoolId: string,
    roles: readonly string[],
    except: readonly string[],
    pupilId?: string,
  ): Promise<string[]> {
    const fields = ['name', 'appointments', 'wards', 'kin'];
    const [staff, county] = await Promise.all([
      this.people.find({ where: { 'appointments.schoolId': schoolId }, limit: 100, fields }),
      roles.includes('bureau') ? this.people.find({ where: { 'appointments.role': 'bureau' }, limit: 20, fields }) : [],
    ]);
    const holds = ({ appointments }: StaffGlance): boolean =>
      appointments.some((held) => roles.includes(held.role) && [schoolId, null].includes(held.schoolId));
    const isKin = ({ wards, kin = [] }: StaffGlance) => [...wards, ...kin].some((one) => one.pupilId === pupilId);
    const named = [...staff, ...county].filter((one) => !except.includes(one._id) && holds(one) && !isKin(one));
    return [...new Set(named.flatMap(({ name }) => name ?? []))];
  }
}

export const colleagues = new Colleagues();
