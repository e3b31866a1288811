import * as z from 'zod/mini';
import { action } from './action';
import { consentWording } from './consent-wording';
import { day, id, instant, relation } from './vocabulary';

/**
 * 用途: for what a guardian may allow the school to use what it knows of a child (个人信息保护法 28–31).
 *
 * - typical-case: 典型案例, told without name
 * - sponsorship: 一对一结对, a donor follows the child under a code name
 * - photo: pictures of the child in what the school makes known
 */
export const purposes = ['typical-case', 'sponsorship', 'photo'] as const;
export const purpose = z.enum(purposes);
export type Purpose = z.output<typeof purpose>;

/** A consent as it stands today: `suspended` while only a person whom a court keeps from the pupil has given it. */
export const consentStates = ['never', 'stands', 'expired', 'withdrawn', 'suspended'] as const;
export type ConsentState = (typeof consentStates)[number];

/** Why somebody may not decide: it is the parents' to decide, or the school has not recorded the guardianship yet. */
const may = z.enum(['yes', 'not-entitled', 'basis-missing']);

const consentView = z.strictObject({
  purpose,
  state: z.enum(consentStates),
  /** Until when it stands; null when it does not. */
  until: z.nullable(day),
  /** Newest first; `until` of a withdrawal is null. */
  history: z.array(
    z.strictObject({ event: z.enum(['give', 'withdraw']), by: relation, at: instant, until: z.nullable(day) }),
  ),
});
export type ConsentView = z.output<typeof consentView>;

const ofPurpose = { pupilId: id, purpose };

/** What guardians allow, purpose by purpose. Refusing one blocks nothing else. */
export const consent = {
  listConsents: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ pupilId: id }),
    output: z.strictObject({
      pupilName: z.string(),
      schoolName: z.string(),
      className: z.string(),
      may,
      mayInvite: z.boolean(),
      /** Until when a consent would stand that is given today. */
      until: day,
      consents: z.array(consentView),
    }),
    refusals: ['not-found'],
  }),

  /** By a parent, or by a guardian whose basis is recorded. `until` and `wording` are what the guardian has read. */
  giveConsent: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject({ ...ofPurpose, until: day, wording: z.int().check(z.gte(1), z.lte(consentWording)) }),
    output: z.strictObject({ at: instant, until: day }),
    refusals: ['not-found', 'not-entitled', 'basis-missing', 'wrong-state', 'changed-meanwhile'],
  }),

  /** By any guardian who could give it, whoever has given it. */
  withdrawConsent: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject(ofPurpose),
    output: z.strictObject({ at: instant }),
    refusals: ['not-found', 'not-entitled', 'basis-missing', 'wrong-state'],
  }),

  /** Whether a consent stands, for those who would use it. */
  consentsOf: action({
    kind: 'read',
    roles: ['classTeacher', 'moralEducation', 'leader'],
    input: z.strictObject({ pupilId: id }),
    output: z.strictObject({ pupilName: z.string(), consents: z.array(consentView) }),
    refusals: ['not-found'],
  }),
} as const;
