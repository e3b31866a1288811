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
