import * as z from 'zod/mini';
import { action } from './action';
import { changeDecision, changeEvents, changeState, needCategories } from './need';
import { askedPurpose } from './opening';
import { cursor, day, id, instant, line, relation } from './vocabulary';

/** What a guardian may ask to correct; the class is the school's to decide. */
export const correctableFields = ['name', 'bornOn', 'boarding', 'village', 'head', 'idNumber', 'enrolmentNo'] as const;
export const correctableField = z.enum(correctableFields);
export type CorrectableField = z.output<typeof correctableField>;

/** A value as people see it: of numbers only the end, `yes` or `no` for boarding; null where there is none. */
const shown = z.nullable(z.string());

const correction = z.strictObject({
  correctionId: id,
  field: correctableField,
  from: shown,
  to: z.string(),
  state: changeState,
  /** Who has asked. */
  relation,
  history: z.array(
    z.strictObject({ action: z.enum(changeEvents), at: instant, by: z.string(), reason: z.nullable(z.string()) }),
  ),
});

const readers = ['classTeacher', 'moralEducation', 'academicAffairs', 'leader'] as const;
const stepped = z.strictObject({ state: changeState });
const step = { pupilId: id, correctionId: id };

/** What the register holds on a child, as the family sees it, and what the family asks to correct. */
export const corrections = {
  /** The own child as the register has it. */
  getMyChild: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ pupilId: id }),
    output: z.strictObject({
      name: z.string(),
      schoolName: z.string(),
      className: z.string(),
      fields: z.array(z.strictObject({ field: correctableField, value: shown })),
      /** The categories that stand now. */
      needs: z.array(z.strictObject({ category: z.enum(needCategories), since: day })),
      /** The newest first. */
      corrections: z.array(z.extend(correction, { mayWithdraw: z.boolean() })),
    }),
    refusals: ['not-found'],
  }),

  /** Asks that a field be corrected; `seen` is the value as it was shown, and what has changed since is refused. */
  requestCorrection: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject({ pupilId: id, field: correctableField, seen: z.nullable(line(60)), to: line(40) }),
    output: z.strictObject({ correctionId: id }),
    refusals: [
      'not-found',
      'already-asked',
      'no-difference',
      'changed-meanwhile',
      'number-wrong',
      'number-taken',
      'day-differs',
    ],
  }),

  /** Whoever has asked thinks better of it, while it waits. */
  withdrawCorrection: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject(step),
    output: stepped,
    refusals: ['not-found', 'wrong-state'],
  }),

  /** The class teacher's word, never on kin. The office may decide without it. */
  verifyCorrection: action({
    kind: 'write',
    roles: ['classTeacher'],
    input: z.strictObject({ ...step, decision: changeDecision }),
    output: stepped,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'kin'],
  }),

  /** An office's word, by which the entry changes; never by who has verified, never on kin. */
  applyCorrection: action({
    kind: 'write',
    roles: ['academicAffairs', 'moralEducation'],
    input: z.strictObject({ ...step, decision: changeDecision }),
    output: stepped,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'own-work', 'kin', 'number-taken'],
  }),

  /** What a family has asked about one child, and what was decided. */
  getCorrections: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ pupilId: id, purpose: z.optional(askedPurpose) }),
    output: z.strictObject({
      pupilName: z.string(),
      className: z.string(),
      corrections: z.array(
        z.extend(correction, {
          /** Of an ID number: the day of birth that it holds. */
          bornOn: z.nullable(day),
          mayVerify: z.boolean(),
          mayApply: z.boolean(),
        }),
      ),
    }),
    refusals: ['not-found', 'purpose-needed'],
  }),

  /** Pupils with a correction that waits, without its content; a class teacher sees the own class. */
  listCorrections: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ schoolId: id, after: z.optional(cursor) }),
    output: z.strictObject({
      pupils: z.array(
        z.strictObject({
          pupilId: id,
          name: z.string(),
          className: z.string(),
          fields: z.array(correctableField),
          waiting: z.array(changeState),
        }),
      ),
      next: z.nullable(cursor),
    }),
    refusals: ['not-found'],
  }),
} as const;
