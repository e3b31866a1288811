import * as z from 'zod/mini';
import { action } from './action';
import { footing } from './family';
import { askedPurpose } from './opening';
import { count, id, instant, line, relation, role, schoolRole } from './vocabulary';

const reason = line(200);
const nothing = z.strictObject({});
/** A person is named by an alias that holds for this pupil, or this school, alone; openids stay on the server. */
const personId = id;
const guardianOfPupil = { pupilId: id, personId, reason };

/** How a binding, an appointment or a code ends, and what must be seen to decide it. */
export const ending = {
  /** Who is bound to a pupil, whom a court has barred, and which codes are still open. */
  listGuardians: action({
    kind: 'read',
    roles: ['classTeacher', 'leader'],
    input: z.strictObject({ pupilId: id, purpose: z.optional(askedPurpose) }),
    output: z.strictObject({
      pupilName: z.string(),
      /** `wrongCodes`: how many wrong codes the person had tried on the day of the binding. */
      guardians: z.array(z.strictObject({ personId, relation, boundAt: instant, wrongCodes: count, ...footing })),
      barred: z.array(z.strictObject({ personId, relation, at: instant, by: z.string() })),
      /** `invitedBy`: who in the family made it; null when the school did. */
      codes: z.array(z.strictObject({ codeId: id, expiresAt: instant, invitedBy: z.nullable(relation) })),
    }),
    refusals: ['not-found', 'purpose-needed'],
  }),

  /** A guardian ends the own binding. Anyone may ask: whose last binding has just ended still gets the answer to a repeated call. */
  endMyBinding: action({
    kind: 'write',
    roles: 'anyone',
    input: z.strictObject({ pupilId: id }),
    output: nothing,
    refusals: [],
  }),

  /** The school ends a binding; with a new code the person may come back. */
  endBinding: action({
    kind: 'write',
    roles: ['classTeacher', 'leader'],
    input: z.strictObject(guardianOfPupil),
    output: nothing,
    refusals: ['not-found', 'wrong-state', 'kin'],
  }),

  /** A court forbids it: the binding ends at once, and no code binds this person to the pupil again until the bar is lifted. */
  barGuardian: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject(guardianOfPupil),
    output: nothing,
    refusals: ['not-found', 'wrong-state', 'kin'],
  }),

  liftBar: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject(guardianOfPupil),
    output: nothing,
    refusals: ['not-found', 'wrong-state', 'kin'],
  }),

  /** Everyone who works at the school, and the invitations that nobody has opened yet. */
  listStaff: action({
    kind: 'read',
    roles: ['leader', 'bureau'],
    input: z.strictObject({ schoolId: id }),
    output: z.strictObject({
      staff: z.array(
        z.strictObject({
          personId,
          name: z.string(),
          appointments: z.array(
            z.strictObject({ role: schoolRole, classId: z.nullable(id), className: z.nullable(z.string()) }),
          ),
        }),
      ),
      invitations: z.array(z.strictObject({ codeId: id, name: z.string(), roles: z.array(role), expiresAt: instant })),
      /** Offices in which nobody is now. */
      vacant: z.array(schoolRole),
    }),
    refusals: ['not-found'],
  }),

  /** A leader ends what the school gives, the bureau a leader's; the last leader goes only by the bureau. */
  endAppointment: action({
    kind: 'write',
    roles: ['leader', 'bureau'],
    input: z.strictObject({ schoolId: id, personId, role: schoolRole, classId: z.optional(id), reason }),
    output: nothing,
    refusals: ['not-found', 'wrong-state', 'last-leader'],
  }),

  /** Makes an open code worthless: whoever issued it may, and a leader of its school. */
  voidCode: action({
    kind: 'write',
    roles: ['classTeacher', 'leader', 'bureau'],
    input: z.strictObject({ codeId: id }),
    output: nothing,
    refusals: ['not-found', 'code-used', 'wrong-state'],
  }),
} as const;
