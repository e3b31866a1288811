import * as z from 'zod/mini';
import { rowFaultCodes } from './row-fault';
import { standingEntry } from './standing';
import { count, day, id, instant, line, revision } from './vocabulary';

/** What a roster may say of a pupil. */
export const rosterFields = [
  'pupilName',
  'idNumber',
  'enrolmentNo',
  'bornOn',
  'grade',
  'className',
  'village',
  'head',
  'boarder',
] as const;
export const rosterField = z.enum(rosterFields);
export type RosterField = z.output<typeof rosterField>;

/** What may change about a pupil. */
export const pupilFields = [
  'name',
  'class',
  'boarding',
  'village',
  'head',
  'bornOn',
  'idNumber',
  'enrolmentNo',
] as const;
export const pupilField = z.enum(pupilFields);
export type PupilField = z.output<typeof pupilField>;

/**
 * - columns: a column that must be there was not found; the person says which it is and checks again
 * - checking, importing: under way, step by step
 * - checked: waits for a person's decision; nothing of it is written yet
 * - done: taken into the register
 * - failed: the file cannot be read, or is not the one that was checked
 */
export const importStates = ['columns', 'checking', 'checked', 'importing', 'done', 'failed'] as const;
export const importState = z.enum(importStates);
export type ImportState = z.output<typeof importState>;

/** Which heading stands for a field; null where none does. */
export const chosenColumn = z.strictObject({ field: rosterField, heading: z.nullable(line(60)) });
export type ChosenColumn = z.output<typeof chosenColumn>;

/** As a person reads it; of numbers only the end. */
export const fieldChange = z.strictObject({ field: pupilField, from: z.string(), to: z.string() });
export type FieldChange = z.output<typeof fieldChange>;

export const rosterChange = z.strictObject({
  line: count,
  pupilId: id,
  name: z.string(),
  changes: z.array(fieldChange),
});
export type RosterChange = z.output<typeof rosterChange>;

export const rosterPupil = z.strictObject({ pupilId: id, name: z.string(), className: z.string() });
export type RosterPupil = z.output<typeof rosterPupil>;

export const rosterCounts = z.strictObject({
  fresh: count,
  unchanged: count,
  changed: count,
  /** Rows with a fault: they are left out. */
  faulty: count,
  /** New pupils who wait for a person's word. */
  doubtful: count,
  /** New pupils without an ID number. */
  withoutId: count,
  /** In the register in one of the file's classes, and not in the file. */
  missing: count,
});
export type RosterCounts = z.output<typeof rosterCounts>;

/**
 * Why a new pupil waits for a person's word: the name holds a sign or a sound for a character that could not be written, or the class has a
 * namesake of whom nobody can tell whether it is this child.
 */
export const doubtReasons = ['unwritten', 'namesake'] as const;
export type DoubtReason = (typeof doubtReasons)[number];
export const doubtfulRow = z.strictObject({ line: count, name: z.string(), reason: z.enum(doubtReasons) });
export type DoubtfulRow = z.output<typeof doubtfulRow>;

/** One change of a pupil's entry: what was and what is, who and when. */
export const pupilChange = z.strictObject({ at: instant, by: z.string(), changes: z.array(fieldChange) });

/** A pupil in a list. */
export const listedPupil = z.strictObject({
  pupilId: id,
  name: z.string(),
  classId: id,
  className: z.string(),
  village: z.string(),
  boarder: z.boolean(),
  /** Has no ID number yet. */
  withoutId: z.boolean(),
});

export const pupilDetail = z.strictObject({
  ...listedPupil.shape,
  schoolId: id,
  head: z.string(),
  /** Masked; null where there is none. */
  idNumber: z.nullable(z.string()),
  enrolmentNo: z.nullable(z.string()),
  bornOn: z.nullable(day),
  /** The newest first. */
  history: z.array(pupilChange),
  rev: revision,
  /** The newest first; empty for one who has been enrolled ever since. */
  standings: z.array(standingEntry),
  /** The caller may write down that the pupil is gone, or that this was a mistake. */
  mayRecordStanding: z.boolean(),
});

/** A fault of a row as it travels in an answer. */
export const rowFault = z.strictObject({
  line: z.int(),
  fault: z.enum(rowFaultCodes),
  column: z.optional(z.string()),
  value: z.optional(z.string()),
});
