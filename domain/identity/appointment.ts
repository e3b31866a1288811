import type { Role } from '../../contract/vocabulary';
import { accept, refuse, type Decision } from '../shared/decision';
import type { Appointment } from '../shared/standing';
import type { Closing, Ending, Person } from './person';

/** Which appointment is meant. */
export type Office = Pick<Appointment, 'role' | 'schoolId' | 'classId'>;

/** Adds roles that the person does not hold yet. */
export function appoint(person: Person, name: string, granted: readonly Appointment[]): Person {
  const fresh = granted.filter((one) => !person.appointments.some((held) => isSame(held, one)));
  return { ...person, name, appointments: [...person.appointments, ...fresh] };
}

/** Ends an appointment. One that was ended before is `wrong-state`, one that never was is not found. */
export function dismiss(
  person: Person,
  office: Office,
  closing: Closing,
): Decision<Person, 'not-found' | 'wrong-state'> {
  if (!person.appointments.some((held) => isSame(held, office)))
    return refuse(
      person.endings.some((ending) => ending.kind === 'appointment' && isSame(ending, office))
        ? 'wrong-state'
        : 'not-found',
    );
  const { role, schoolId, classId } = office;
  const ending: Ending = { kind: 'appointment', role, schoolId, classId, ...closing };
  return accept({
    ...person,
    appointments: person.appointments.filter((held) => !isSame(held, office)),
    endings: [...person.endings, ending],
  });
}

/**
 * Who may end it: a leader what the school gives, the bureau what it gives itself, which is leading. A school's last leader goes only by the bureau:
 * otherwise nobody could invite anyone.
 */
export function barredFromDismissing(
  role: Role,
  by: { readonly asLeader: boolean; readonly asBureau: boolean },
  otherLeaders: number,
): 'forbidden' | 'last-leader' | null {
  if (by.asBureau && role === 'leader') return null;
  if (!by.asLeader) return 'forbidden';
  return role === 'leader' && otherLeaders === 0 ? 'last-leader' : null;
}

/** What every school needs somebody for. */
const offices = ['leader', 'moralEducation', 'academicAffairs', 'generalAffairs', 'finance'] as const;

/** The offices that none of these people holds. */
export function vacantOffices(held: readonly Role[]): (typeof offices)[number][] {
  return offices.filter((office) => !held.includes(office));
}

function isSame(one: Office, other: Office): boolean {
  return one.role === other.role && one.schoolId === other.schoolId && one.classId === other.classId;
}
