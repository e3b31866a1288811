import * as z from 'zod/mini';
import { action } from './action';
import { count, day, id, line, revision, stage } from './vocabulary';

/**
 * - proposed: nobody has written a plan yet; this is what the classes' names and grades suggest
 * - planned: waits for a leader
 * - agreed: from its day on the jobs work it off, class by class
 */
export const rollOverStates = ['proposed', 'planned', 'agreed', 'done'] as const;
export type RollOverState = (typeof rollOverStates)[number];

const face = z.strictObject({ name: z.string(), grade: z.int(), stage });

const readers = ['academicAffairs', 'leader'] as const;
const planned = z.strictObject({ rev: revision });

/** 升级: once in a school year every class goes up, or graduates. */
export const rollOver = {
  /** The plan for the school year that comes, or how far it is carried out. `rev` is 0 while nobody has written one. */
  getRollOver: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ schoolId: id }),
    output: z.strictObject({
      /** The year in which the school year begins. */
      year: count,
      state: z.enum(rollOverStates),
      rev: revision,
      /** From this day on the new names hold. */
      on: day,
      classes: z.array(
        z.strictObject({
          classId: id,
          from: face,
          /** Null when the class graduates. */
          to: z.nullable(face),
          /** It may graduate, or go on where a school has both stages. */
          mayChoose: z.boolean(),
          pupilCount: count,
          isDone: z.boolean(),
        }),
      ),
      hasBegun: z.boolean(),
      author: z.nullable(z.string()),
      agreedBy: z.nullable(z.string()),
      mayPlan: z.boolean(),
      mayAgree: z.boolean(),
    }),
    refusals: ['not-found'],
  }),

  /** Every class with its new name; null lets it graduate. A plan to which a leader has agreed waits for them again. */
  saveRollOver: action({
    kind: 'write',
    roles: ['academicAffairs'],
    input: z.strictObject({
      schoolId: id,
      rev: revision,
      on: day,
      classes: z
        .array(z.strictObject({ classId: id, name: z.nullable(line(20)) }))
        .check(z.minLength(1), z.maxLength(100)),
    }),
    output: planned,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'already-exists'],
  }),

  /** By a leader who has not written it. */
  agreeRollOver: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({ schoolId: id, rev: revision }),
    output: planned,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'own-work'],
  }),
} as const;
