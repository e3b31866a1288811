import type { Appointment, Ward } from '../shared/standing';

/** Somebody has tried more wrong codes in a day than are allowed. It holds no code. */
export interface Alarm {
  readonly day: string;
  readonly at: string;
  /** Whom it is shown to: `school.<id>` its leaders, `class.<id>` the class teacher, `county` the bureau. */
  readonly watchers: readonly string[];
  readonly guesser: Guesser;
}

/** Who tried: a colleague by name, a family by its child, or somebody whom no school knows. */
export type Guesser =
  | { readonly kind: 'staff'; readonly schoolId: string; readonly name: string }
  | { readonly kind: 'guardian'; readonly schoolId: string; readonly name: string; readonly pupilId: string }
  | { readonly kind: 'stranger' };

/** The alarm over one person. A leader's own is shown to the bureau too: the school may have no other. */
export function alarmOver(
  person: {
    readonly name: string | null;
    readonly appointments: readonly Appointment[];
    readonly wards: readonly Ward[];
  },
  { day, at }: Pick<Alarm, 'day' | 'at'>,
): Alarm {
  const atSchools = person.appointments.flatMap(({ schoolId }) => schoolId ?? []);
  const leads = person.appointments.some(({ role }) => role === 'leader');
  const watchers = [
    ...[...atSchools, ...person.wards.map(({ schoolId }) => schoolId)].map((schoolId) => schoolWatch(schoolId)),
    ...person.wards.map(({ classId }) => classWatch(classId)),
  ];
  const watchedBy = watchers.length === 0 || leads ? [...watchers, countyWatch] : watchers;
  return { day, at, watchers: [...new Set(watchedBy)], guesser: guesserOf(person, atSchools[0]) };
}

export const countyWatch = 'county';

export function schoolWatch(schoolId: string): string {
  return `school.${schoolId}`;
}

export function classWatch(classId: string): string {
  return `class.${classId}`;
}

function guesserOf(
  { name, wards: [ward] }: { readonly name: string | null; readonly wards: readonly Ward[] },
  schoolId: string | undefined,
): Guesser {
  if (schoolId !== undefined) return { kind: 'staff', schoolId, name: name ?? '' };
  if (!ward) return { kind: 'stranger' };
  return { kind: 'guardian', schoolId: ward.schoolId, name: ward.pupilName, pupilId: ward.pupilId };
}
