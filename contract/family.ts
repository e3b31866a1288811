import * as z from 'zod/mini';
import { action } from './action';
import { issuedCode } from './code';
import { day, id, instant, line, relation } from './vocabulary';

/**
 * 监护依据: on what someone who is no parent stands.
 *
 * - court: a court's judgment or appointment
 * - appointed: appointed by the village committee or the civil affairs office (民法典 31)
 * - by-law: the parents have died or are unable, and the law names the guardian (民法典 27)
 * - agreement: an agreement among those entitled, or a will (民法典 29, 30)
 * - entrustment: 委托照护告知书, the parents' written notice to the school (未成年人保护法 22, 23)
 */
export const basisKinds = ['court', 'appointed', 'by-law', 'agreement', 'entrustment'] as const;
export const basisKind = z.enum(basisKinds);
export type BasisKind = z.output<typeof basisKind>;

/** How someone came to the pupil and on what they stand, as the class teacher sees it. */
export const footing = {
  /** Who in the family made the code; null when the school did. */
  invitedBy: z.nullable(relation),
  /** On which papers this relation can stand; none where it stands on nothing. */
  basisKinds: z.array(basisKind),
  basis: z.nullable(z.strictObject({ kind: basisKind, on: day, note: z.nullable(z.string()) })),
};

/** What a family does about its own people, and what the school records of it. */
export const family = {
  /** One's own child: on what one stands, and the codes that one has made and nobody has used. */
  getWard: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ pupilId: id }),
    output: z.strictObject({
      name: z.string(),
      schoolName: z.string(),
      className: z.string(),
      relation,
      lacksBasis: z.boolean(),
      mayInvite: z.boolean(),
      codes: z.array(z.strictObject({ codeId: id, code: z.string(), expiresAt: instant })),
    }),
    refusals: ['not-found'],
  }),

  /** A parent or a lawful guardian makes a code for another guardian of the child: at most two are open at a time. */
  inviteGuardian: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject({ pupilId: id }),
    output: issuedCode,
    refusals: ['not-found', 'not-entitled', 'basis-missing', 'ask-class-teacher', 'too-many-codes'],
  }),

  /** Makes a code worthless that one has made oneself. */
  voidMyCode: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject({ codeId: id }),
    output: z.strictObject({}),
    refusals: ['not-found', 'code-used', 'wrong-state'],
  }),

  /** The school has seen on what a guardian stands. A later record follows the one before; none is taken back. */
  recordBasis: action({
    kind: 'write',
    roles: ['classTeacher', 'leader'],
    input: z.strictObject({ pupilId: id, personId: id, kind: basisKind, on: day, note: z.optional(line(200)) }),
    output: z.strictObject({}),
    refusals: ['not-found', 'wrong-state', 'kin'],
  }),
} as const;
