import type { ConsentState, Purpose } from '../../contract/consent';
import type { Relation } from '../../contract/vocabulary';
import { accept, refuse, type Decision } from '../shared/decision';

/** All that was ever said about one purpose for one pupil. Nothing is taken out of it. */
export interface Consent {
  readonly pupilId: string;
  /** Where it was given first. */
  readonly schoolId: string;
  readonly purpose: Purpose;
  readonly entries: readonly ConsentEntry[];
}

export type ConsentEntry = Giving | Withdrawal;

interface Said {
  readonly at: string;
  readonly by: { readonly id: string; readonly relation: Relation };
  /** The school that was allowed, or no longer. */
  readonly schoolId: string;
}

export interface Giving extends Said {
  readonly event: 'give';
  /** The last day. */
  readonly until: string;
  /** Which words were read. */
  readonly wording: number;
}

export interface Withdrawal extends Said {
  readonly event: 'withdraw';
}

const lastDay = '-08-31';
/** From here on a consent is given for the coming school year. */
const comingYearFrom = '-07-01';

/** The last day of a consent that is given today: the end of the school year, `YYYY-MM-DD`. */
export function consentUntil(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${today.slice(4) >= comingYearFrom ? String(year + 1) : String(year)}${lastDay}`;
}

/** Every entitled guardian may give it, also beside another; the same one not twice until the same day. */
export function give(consent: Consent, giving: Giving): Decision<Consent, 'wrong-state'> {
  const isGiven = givingsOf(consent, giving.schoolId).some(
    ({ by, until }) => by.id === giving.by.id && until >= giving.until,
  );
  return isGiven ? refuse('wrong-state') : accept(said(consent, giving));
}

/** One word ends it, whoever has given it. */
export function withdraw(consent: Consent, withdrawal: Withdrawal, today: string): Decision<Consent, 'wrong-state'> {
  const stands = givingsOf(consent, withdrawal.schoolId).some(({ until }) => until >= today);
  return stands ? accept(said(consent, withdrawal)) : refuse('wrong-state');
}

/**
 * What stands today in this school. Whoever has given it and is bound no more has still given it; what only people gave whom a court keeps from the pupil is
 * suspended while it does.
 */
export function standing(
  consent: Consent | null,
  {
    schoolId,
    today,
    barredIds,
  }: { readonly schoolId: string; readonly today: string; readonly barredIds: readonly string[] },
): { readonly state: ConsentState; readonly until: string | null } {
  const here = (consent?.entries ?? []).filter((entry) => entry.schoolId === schoolId);
  const last = here[here.length - 1];
  if (!consent || !last) return { state: 'never', until: null };
  if (last.event === 'withdraw') return { state: 'withdrawn', until: null };
  const current = givingsOf(consent, schoolId).filter(({ until }) => until >= today);
  if (current.length === 0) return { state: 'expired', until: null };
  const days = current.filter(({ by }) => !barredIds.includes(by.id)).map(({ until }) => until);
  const [until] = days.sort().reverse();
  return until === undefined ? { state: 'suspended', until: null } : { state: 'stands', until };
}

/** What was given in this school and not withdrawn since. */
function givingsOf({ entries }: Consent, schoolId: string): Giving[] {
  const here = entries.filter((entry) => entry.schoolId === schoolId);
  const withdrawn = here.map(({ event }) => event).lastIndexOf('withdraw');
  return here.slice(withdrawn + 1).filter((entry): entry is Giving => entry.event === 'give');
}

function said(consent: Consent, entry: ConsentEntry): Consent {
  return { ...consent, entries: [...consent.entries, entry] };
}
