import * as z from 'zod/mini';
import { action } from './action';
import { fileFaults } from './file-faults';
import { needs } from './need';
import { count, fileId, id, line, stage } from './vocabulary';

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
        }),
      ),
    }),
    refusals: ['not-found'],
  }),

  /** Reads a class list and says what would happen to each row; nothing is written. */
  checkRoster: action({
    kind: 'read',
    roles: ['academicAffairs', 'moralEducation', 'finance'],
    input: z.strictObject({ schoolId: id, fileId }),
    output: z.strictObject({ fresh: count, unchanged: count, classes: z.array(line(20)) }),
    refusals: ['not-found', ...fileFaults],
  }),

  /** Takes a class list into the register. The same file twice changes nothing. */
  importRoster: action({
    kind: 'write',
    roles: ['academicAffairs', 'moralEducation', 'finance'],
    input: z.strictObject({ schoolId: id, fileId }),
    output: z.strictObject({ fresh: count, unchanged: count }),
    refusals: ['not-found', ...fileFaults],
  }),

  ...needs,
} as const;
