/** What tells two entries of one name apart, as far as it is known; keys stand for numbers. */
export interface Identity {
  readonly numberKey: string | null;
  readonly enrolmentKey: string | null;
  readonly bornOn: string | null;
  readonly classId: string;
}

/** `open`: nobody can tell from what is known, a person has to. */
export type Likeness = 'same' | 'other' | 'open';

/** Whether two entries of one name in one school are one child. Twins have one birthday and two names, classmates may share a name. */
export function likeness(a: Identity, b: Identity): Likeness {
  if (differ(a.numberKey, b.numberKey) || differ(a.bornOn, b.bornOn)) return 'other';
  const isRenumbered = differ(a.enrolmentKey, b.enrolmentKey);
  if (a.bornOn !== null && b.bornOn !== null) return isRenumbered ? 'open' : 'same';
  if (a.enrolmentKey !== null && a.enrolmentKey === b.enrolmentKey) return 'same';
  return a.classId === b.classId ? 'open' : 'other';
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}
