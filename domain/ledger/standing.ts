import type { Departure, RecordedDeparture, Standing } from '../../contract/departure';
import { accept, refuse, type Actor, type Decision } from '../shared/decision';

/** One line of a pupil's standing; days are `YYYY-MM-DD`. */
export interface StandingEntry {
  readonly standing: Standing;
  readonly on: string;
  readonly reason: string | null;
  readonly by: Actor;
  readonly at: string;
}

/** Oldest first; whoever has none has been enrolled ever since. */
export interface HasStanding {
  readonly standings?: readonly StandingEntry[];
}

interface Step {
  readonly by: Actor;
  readonly at: string;
}

export function standingOf({ standings = [] }: HasStanding): Standing {
  return standings[standings.length - 1]?.standing ?? 'enrolled';
}

/** How and since when the pupil is gone; null while it is enrolled. */
export function departureOf({ standings = [] }: HasStanding): (StandingEntry & { standing: Departure }) | null {
  const last = standings[standings.length - 1];
  return last && last.standing !== 'enrolled' ? { ...last, standing: last.standing } : null;
}

/** A day that is still to come is refused: nobody leaves tomorrow. */
export function depart<P extends HasStanding>(
  pupil: P,
  gone: {
    readonly departure: RecordedDeparture;
    readonly on: string;
    readonly reason: string;
    readonly today: string;
  },
  { by, at }: Step,
): Decision<P, 'wrong-state' | 'invalid-input'> {
  if (standingOf(pupil) !== 'enrolled') return refuse('wrong-state');
  if (gone.on > gone.today) return refuse('invalid-input', { path: 'on' });
  return accept(entered(pupil, { standing: gone.departure, on: gone.on, reason: gone.reason, by, at }));
}

/** Back in the register, in the class in which the pupil was. Who has graduated stays so: the class is no more. */
export function takeBack<P extends HasStanding>(
  pupil: P,
  { reason, today }: { readonly reason: string; readonly today: string },
  { by, at }: Step,
): Decision<P, 'wrong-state'> {
  if (['enrolled', 'graduated'].includes(standingOf(pupil))) return refuse('wrong-state');
  return accept(entered(pupil, { standing: 'enrolled', on: today, reason, by, at }));
}

/** With the last class of the stage; whoever is gone before stays as they are. */
export function graduate<P extends HasStanding>(pupil: P, on: string, { by, at }: Step): P {
  if (standingOf(pupil) !== 'enrolled') return pupil;
  return entered(pupil, { standing: 'graduated', on, reason: null, by, at });
}

function entered<P extends HasStanding>(pupil: P, entry: StandingEntry): P {
  return { ...pupil, standings: [...(pupil.standings ?? []), entry] };
}
