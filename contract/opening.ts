import * as z from 'zod/mini';
import { action } from './action';
import { count, cursor, day, id, instant, line, relation, role } from './vocabulary';

/** What a person says who opens a child's entry outside the own class and without a task. The family reads it. */
export const askedReasons = ['register', 'contact', 'aid', 'visit', 'other'] as const;

/** Why an entry is opened: by the class, by what waits for this person, or as the person says. */
export const openingPurposes = ['class', 'verify-need', 'verify-correction', ...askedReasons] as const;
export type OpeningPurpose = (typeof openingPurposes)[number];

/** What waits for a person about a pupil, and so is the reason for opening the entry. */
export type TaskPurpose = Extract<OpeningPurpose, `verify-${string}`>;

/** `other` needs a note. */
export const askedPurpose = z.strictObject({ reason: z.enum(askedReasons), note: z.optional(line(40)) });
export type AskedPurpose = z.output<typeof askedPurpose>;

/** Who has opened a child's entry. */
export const openings = {
  /** By day and person, the newest first, for the family; with whom else the family shares this and whom to call. */
  listOpenings: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ pupilId: id, after: z.optional(cursor) }),
    output: z.strictObject({
      pupilName: z.string(),
      schoolName: z.string(),
      telephone: z.string(),
      openings: z.array(
        z.strictObject({
          openingId: id,
          on: day,
          /** The first time on this day. */
          at: instant,
          count,
          by: z.string(),
          office: role,
          purpose: z.enum(openingPurposes),
          note: z.nullable(z.string()),
        }),
      ),
      /** Everyone who is bound to the child now. */
      family: z.array(relation),
      next: z.nullable(cursor),
    }),
    refusals: ['not-found'],
  }),
} as const;
