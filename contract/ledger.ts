import * as z from 'zod/mini';
import { action } from './action';
import { corrections } from './correction';
import { fileFaults } from './file-faults';
import { householdActions } from './household';
import { needs } from './need';
import { askedPurpose, openings } from './opening';
import {
  chosenColumn,
  doubtfulRow,
  importState,
  listedPupil,
  pupilDetail,
  pupilField,
  rosterChange,
  rosterCounts,
  rosterField,
  rosterPupil,
  rowFault,
} from './roster';
import { rollOver } from './rollover';
import { standing } from './standing';
import { count, cursor, fileId, id, line, stage } from './vocabulary';
import { zones } from './zone';

const schoolClass = z.strictObject({
  classId: id,
  name: z.string(),
  stage,
  grade: z.int(),
  pupilCount: count,
});

/** The register: classes and pupils. */
export const ledger = {
  listClasses: action({
    kind: 'read',
    roles: ['classTeacher', 'zoneTeacher', 'moralEducation', 'academicAffairs', 'generalAffairs', 'finance', 'leader'],
    input: z.strictObject({ schoolId: id }),
    output: z.strictObject({ classes: z.array(schoolClass) }),
    refusals: ['not-found'],
  }),

  /** The pupils of a class and how many guardians each has bound; a class teacher sees the own class only. */
  listPupils: action({
    kind: 'read',
    roles: ['classTeacher', 'moralEducation', 'academicAffairs', 'leader'],
    input: z.strictObject({ classId: id }),
    output: z.strictObject({
      className: z.string(),
      pupils: z.array(
        z.strictObject({
          pupilId: id,
          name: z.string(),
          village: z.string(),
          boarder: z.boolean(),
          guardians: z.array(z.string()),
          /** Somebody is bound on a paper that the school has not recorded. */
          lacksBasis: z.boolean(),
        }),
      ),
    }),
    refusals: ['not-found'],
  }),

  /**
   * Begins to check a class list against the register; `getImport` tells how far it is. Nothing is written to the register. `columns` says
   * what a heading stands for, where the program would take it otherwise.
   */
  checkRoster: action({
    kind: 'write',
    roles: ['academicAffairs', 'moralEducation', 'finance'],
    input: z.strictObject({
      schoolId: id,
      fileId,
      columns: z.optional(z.array(chosenColumn).check(z.maxLength(20))),
    }),
    output: z.strictObject({ importId: id }),
    refusals: ['not-found', ...fileFaults],
  }),

  /**
   * Takes a checked class list into the register, without its faulty rows. Changes of pupils who are there already, and new pupils with an
   * doubt about who they are, only where they are accepted. The same file twice changes nothing. One import at a time in a school.
   */
  importRoster: action({
    kind: 'write',
    roles: ['academicAffairs', 'moralEducation', 'finance'],
    input: z.strictObject({ importId: id, acceptChanges: z.boolean(), acceptDoubtful: z.boolean() }),
    output: z.strictObject({ importId: id }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'import-running'],
  }),

  /** How far a check or an import is, and what was found. The lists hold the first two hundred of each kind. */
  getImport: action({
    kind: 'read',
    roles: ['academicAffairs', 'moralEducation', 'finance'],
    input: z.strictObject({ importId: id }),
    output: z.strictObject({
      importId: id,
      schoolId: id,
      state: importState,
      /** Why it failed. */
      problem: z.nullable(z.enum(fileFaults)),
      rows: count,
      doneRows: count,
      /** Null for a text file, which has no sheets. */
      sheet: z.nullable(z.string()),
      otherSheets: z.array(z.string()),
      headings: z.array(z.string()),
      columns: z.array(z.strictObject({ field: rosterField, heading: z.nullable(z.string()), required: z.boolean() })),
      classes: z.array(z.string()),
      counts: rosterCounts,
      changedFields: z.array(z.strictObject({ field: pupilField, count })),
      faults: z.array(rowFault),
      changes: z.array(rosterChange),
      doubtful: z.array(doubtfulRow),
      missing: z.array(rosterPupil),
    }),
    refusals: ['not-found'],
  }),

  /** The faulty rows as they stand in the file, each with what is wrong, as a workbook to mend and to import; the first two thousand. */
  faultFile: action({
    kind: 'read',
    roles: ['academicAffairs', 'moralEducation', 'finance'],
    input: z.strictObject({ importId: id }),
    output: z.strictObject({ name: z.string(), base64: z.string() }),
    refusals: ['not-found', 'wrong-state', ...fileFaults],
  }),

  /** Pupils of a school by name or the initials of its sounds, by class, by boarding; class teachers see their own classes. */
  searchPupils: action({
    kind: 'read',
    roles: ['classTeacher', 'moralEducation', 'academicAffairs', 'leader'],
    input: z.strictObject({
      schoolId: id,
      search: z.optional(line(20)),
      classId: z.optional(id),
      boarder: z.optional(z.boolean()),
      after: z.optional(cursor),
    }),
    output: z.strictObject({ pupils: z.array(listedPupil), next: z.nullable(cursor) }),
    refusals: ['not-found'],
  }),

  /** One pupil's entry with its history. Outside the own class and without a task it says why. */
  getPupil: action({
    kind: 'read',
    roles: ['classTeacher', 'moralEducation', 'academicAffairs', 'leader'],
    input: z.strictObject({ pupilId: id, purpose: z.optional(askedPurpose) }),
    output: pupilDetail,
    refusals: ['not-found', 'purpose-needed'],
  }),

  ...needs,
  ...standing,
  ...rollOver,
  ...openings,
  ...corrections,
  ...zones,
  ...householdActions,
} as const;
