import { appoint } from '../../domain/identity/appointment';
import type { Person } from '../../domain/identity/person';

/** One who gives to a school; whoever has a name here already keeps it. */
export function madeDonor(
  person: Person,
  { name, schoolId, schoolName }: { readonly name: string; readonly schoolId: string; readonly schoolName: string },
): Person {
  const donor = { role: 'donor', schoolId, schoolName, classId: null, className: null } as const;
  return appoint(person, person.name ?? name, [donor]);
}
