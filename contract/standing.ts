import * as z from 'zod/mini';
import { action } from './action';
import { departures, recordedDepartures, standings } from './departure';
import { cursor, day, id, instant, line, revision } from './vocabulary';

const departure = z.enum(departures);
const standingKind = z.enum(standings);
const recorded = z.enum(recordedDepartures);

/** One line of a pupil's standing: what it became, from which day on, why, and who wrote it down when. */
export const standingEntry = z.strictObject({
  standing: standingKind,
  on: day,
  reason: z.nullable(z.string()),
  by: z.string(),
  at: instant,
});

const recorders = ['academicAffairs', 'moralEducation'] as const;
const saved = z.strictObject({ rev: revision });

/** That a pupil is gone, and that it was a mistake: nothing is overwritten. */
export const standing = {
  /** From now on the child stands in no list, and nobody is reminded about it. Never about own kin. */
  recordDeparture: action({
    kind: 'write',
    roles: recorders,
    input: z.strictObject({ pupilId: id, rev: revision, departure: recorded, on: day, reason: line(100) }),
    output: saved,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'kin'],
  }),

  /** It was a mistake, or the child is back: it is enrolled again in the class in which it was. */
  takeBackDeparture: action({
    kind: 'write',
    roles: recorders,
    input: z.strictObject({ pupilId: id, rev: revision, reason: line(100) }),
    output: saved,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'kin'],
  }),

  /** Who was once at the school, in the order of the names' sounds. */
  listDeparted: action({
    kind: 'read',
    roles: ['moralEducation', 'academicAffairs', 'leader'],
    input: z.strictObject({ schoolId: id, departure: z.optional(departure), after: z.optional(cursor) }),
    output: z.strictObject({
      pupils: z.array(z.strictObject({ pupilId: id, name: z.string(), className: z.string(), departure, on: day })),
      next: z.nullable(cursor),
    }),
    refusals: ['not-found'],
  }),
} as const;
