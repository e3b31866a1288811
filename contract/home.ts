import * as z from 'zod/mini';
import { action } from './action';
import { schoolRoles } from './roles';
import { count, day, fen, id, instant, programme, role, term } from './vocabulary';

/** What the first screen shows: who the caller is and what waits for a family's answer; then, for staff, today's work. */
export const home = {
  open: action({
    kind: 'read',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({
      name: z.nullable(z.string()),
      /** The school in which a duty of the caller has ended, when nothing else is left to them here. */
      former: z.nullable(z.strictObject({ schoolName: z.string(), telephone: z.string() })),
      children: z.array(z.strictObject({ pupilId: id, name: z.string(), className: z.string() })),
      appointments: z.array(
        z.strictObject({ role, schoolId: z.nullable(id), schoolName: z.nullable(z.string()), classId: z.nullable(id) }),
      ),
      notices: z.array(
        z.strictObject({
          noticeId: id,
          title: z.string(),
          publishAt: instant,
          dueOn: z.nullable(day),
          pupilNames: z.array(z.string()),
          read: z.boolean(),
          mustAcknowledge: z.boolean(),
        }),
      ),
      disbursements: z.array(
        z.strictObject({ disbursementId: id, pupilName: z.string(), programme, term, amountFen: fen, paidOn: day }),
      ),
    }),
    refusals: [],
  }),

  /** What staff have to do today, of each kind the first ten. It costs a request for each kind that the offices held have. */
  listWork: action({
    kind: 'read',
    roles: [...schoolRoles, 'bureau'],
    input: z.strictObject({}),
    output: z.strictObject({
      work: z.array(
        z.strictObject({
          kind: z.enum([
            'review-notice',
            'finish-notice',
            'mend-notice',
            'audit-batch',
            'approve-batch',
            'record-bank-result',
            'answer-dispute',
            'accept-pledge',
            'verify-change',
            'apply-change',
            'agree-roll-over',
            'record-basis',
            'staff-guesses',
            'guardian-guesses',
            'stranger-guesses',
            'verify-correction',
            'apply-correction',
            'cover-households',
          ]),
          id,
          /** Null where it concerns no school. */
          schoolId: z.nullable(id),
          title: z.string(),
          since: instant,
          count,
        }),
      ),
    }),
    refusals: [],
  }),
} as const;
