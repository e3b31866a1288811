import type { Appointment } from '../platform/caller';
import type { Person } from './person.store';

export const nobody: Person = { name: null, appointments: [], wards: [] };

/** Adds roles that the person does not hold yet. */
export function appointed(person: Person, name: string, granted: readonly Appointment[]): Person {
  const fresh = granted.filter(
    (one) =>
      !person.appointments.some(
        (held) => held.role === one.role && held.schoolId === one.schoolId && held.classId === one.classId,
      ),
  );
  return { ...person, name, appointments: [...person.appointments, ...fresh] };
}

/** One who gives to a school; whoever has a name here already keeps it. */
export function madeDonor(
  person: Person,
  { name, schoolId, schoolName }: { readonly name: string; readonly schoolId: string; readonly schoolName: string },
): Person {
  const donor = { role: 'donor', schoolId, schoolName, classId: null, className: null } as const;
  return appointed(person, person.name ?? name, [donor]);
}
