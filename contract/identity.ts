import * as z from 'zod/mini';
import { action } from './action';
import { issuedCode } from './code';
import { consent } from './consent';
import { ending } from './ending';
import { family } from './family';
import { invitation } from './invitation';
import { kin } from './kin';
import { cursor, id, line, relation, role, schoolRole, spokenCode as code, stage } from './vocabulary';

const grade = z.int().check(z.gte(1), z.lte(9));

/** A role as its holder sees it. `schoolId` is null for the bureau, `classId` is set for a class teacher. */
const appointment = z.strictObject({
  role,
  schoolId: z.nullable(id),
  schoolName: z.nullable(z.string()),
  classId: z.nullable(id),
  className: z.nullable(z.string()),
});

const child = z.strictObject({
  pupilId: id,
  name: z.string(),
  schoolName: z.string(),
  className: z.string(),
  relation,
});

/** Who is who: schools, staff with their roles, guardians bound to pupils. */
export const identity = {
  ...ending,
  ...family,
  ...consent,
  ...invitation,
  ...kin,

  /** Who the caller is to the school; a stranger gets an empty answer, not a refusal. */
  me: action({
    kind: 'read',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({
      name: z.nullable(z.string()),
      appointments: z.array(appointment),
      children: z.array(child),
      /** The folder into which this person, and nobody else, puts files; it tells nothing about whose it is. */
      incoming: z.string(),
    }),
    refusals: [],
  }),

  /** The first bureau account, by the one-use code that the deployment prints. */
  claimBureau: action({
    kind: 'write',
    roles: 'anyone',
    input: z.strictObject({ code, name: line(20) }),
    output: z.strictObject({ name: z.string() }),
    refusals: ['code-invalid', 'code-used', 'too-many-attempts'],
  }),

  createSchool: action({
    kind: 'write',
    roles: ['bureau'],
    input: z.strictObject({ name: line(40), telephone: line(20) }),
    output: z.strictObject({ schoolId: id }),
    refusals: ['already-exists'],
  }),

  /** The schools of the county, those that were entered first coming first. */
  listSchools: action({
    kind: 'read',
    roles: ['bureau'],
    input: z.strictObject({ after: z.optional(cursor) }),
    output: z.strictObject({
      schools: z.array(z.strictObject({ schoolId: id, name: z.string(), hasLeader: z.boolean() })),
      next: z.nullable(cursor),
    }),
    refusals: [],
  }),

  createClass: action({
    kind: 'write',
    roles: ['leader', 'academicAffairs'],
    input: z.strictObject({ schoolId: id, stage, grade, name: line(20) }),
    output: z.strictObject({ classId: id }),
    refusals: ['not-found', 'already-exists'],
  }),

  /** Makes a one-use invitation; the bureau appoints the leader, the leader everyone else. */
  inviteStaff: action({
    kind: 'write',
    roles: ['bureau', 'leader'],
    input: z.strictObject({
      schoolId: id,
      name: line(20),
      appointments: z
        .array(z.strictObject({ role: schoolRole, classId: z.optional(id) }))
        .check(z.minLength(1), z.maxLength(8)),
    }),
    output: issuedCode,
    refusals: ['not-found'],
  }),

  /** Opens an invitation: a colleague's, or a donor's. */
  acceptInvitation: action({
    kind: 'write',
    roles: 'anyone',
    input: z.strictObject({ code }),
    output: z.strictObject({ name: z.string(), schoolName: z.string(), as: z.enum(['staff', 'donor']) }),
    refusals: ['code-invalid', 'code-expired', 'code-used', 'code-voided', 'own-code', 'too-many-attempts'],
  }),

  /** A code that binds one guardian to one pupil, shown as QR or printed as a slip; it lives fourteen days. */
  issueBindingCode: action({
    kind: 'write',
    roles: ['classTeacher'],
    input: z.strictObject({ pupilId: id }),
    output: issuedCode,
    refusals: ['not-found'],
  }),

  /** Whose child a code stands for, so that the family sees it before it taps. */
  previewBinding: action({
    kind: 'read',
    roles: 'anyone',
    input: z.strictObject({ code }),
    output: z.strictObject({ pupilName: z.string(), schoolName: z.string(), className: z.string() }),
    refusals: [
      'code-invalid',
      'code-expired',
      'code-used',
      'code-voided',
      'own-code',
      'too-many-attempts',
      'ask-class-teacher',
    ],
  }),

  bindChild: action({
    kind: 'write',
    roles: 'anyone',
    input: z.strictObject({ code, relation }),
    output: child,
    refusals: [
      'code-invalid',
      'code-expired',
      'code-used',
      'code-voided',
      'own-code',
      'too-many-attempts',
      'already-bound',
      'barred',
      'ask-class-teacher',
    ],
  }),
} as const;
