import * as z from 'zod/mini';
import { action } from './action';
import { askedPurpose } from './opening';
import { cursor, day, id, instant, line, revision } from './vocabulary';

/**
 * 困难类别. The first four are those of rural support (巩固脱贫成果: 脱贫户 and the three kinds under watch, 国开办发〔2020〕6号), the next four those of
 * 民政 and 残联; `other` is what the school finds (教财〔2018〕16号).
 */
export const needCategories = [
  'lifted-poverty',
  'unstable-lifted',
  'marginal',
  'sudden-hardship',
  'subsistence-allowance',
  'extreme-poverty',
  'orphan',
  'disability',
  'other',
] as const;
const category = z.enum(needCategories);
export type NeedCategory = z.output<typeof category>;

/** What the school has seen: a certificate, what the government already holds, or a written promise. Never a village stamp (教财函〔2019〕105号). */
export const evidenceKinds = ['certificate', 'government-list', 'home-visit', 'written-promise'] as const;
const evidence = z.strictObject({ kind: z.enum(evidenceKinds), note: line(100) });
export type NeedEvidence = z.output<typeof evidence>;

/** 变更申请: submitted -> verified -> applied; refused and withdrawn are final. */
export const changeStates = ['submitted', 'verified', 'applied', 'refused', 'withdrawn'] as const;
export const changeState = z.enum(changeStates);
export type ChangeState = z.output<typeof changeState>;

export const changeEvents = ['request', 'verify', 'apply', 'refuse', 'withdraw'] as const;
export type ChangeEvent = (typeof changeEvents)[number];

/** A category begins, with what shows it, or ends, with why. */
const wanted = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin'), category, on: day, evidence }),
  z.strictObject({ kind: z.literal('end'), category, on: day, reason: line(100) }),
]);
export type WantedChange = z.output<typeof wanted>;

export const changeDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({ kind: z.literal('refuse'), reason: line(200) }),
]);
export type ChangeDecision = z.output<typeof changeDecision>;

const need = z.strictObject({
  category,
  since: day,
  /** The last day; null while it lasts. */
  until: z.nullable(day),
  evidence,
  verifier: z.string(),
});

const change = z.strictObject({
  changeId: id,
  wanted,
  state: changeState,
  author: z.string(),
  mayVerify: z.boolean(),
  mayApply: z.boolean(),
  mayWithdraw: z.boolean(),
  history: z.array(
    z.strictObject({ action: z.enum(changeEvents), at: instant, by: z.string(), reason: z.nullable(z.string()) }),
  ),
});

const readers = ['classTeacher', 'moralEducation', 'academicAffairs', 'leader'] as const;
const requesters = ['classTeacher', 'moralEducation', 'academicAffairs'] as const;
const verifiers = ['moralEducation', 'academicAffairs'] as const;
const step = { pupilId: id, changeId: id, rev: revision };
const stepped = z.strictObject({ rev: revision, state: changeState });

/** Categories of need: nothing is overwritten, each change is asked by one, verified by another and applied by a third. */
export const needs = {
  /** A pupil's categories, past and present, and all that was asked about them. `rev` is 0 while nothing was. */
  getNeeds: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ pupilId: id, purpose: z.optional(askedPurpose) }),
    output: z.strictObject({
      rev: revision,
      pupilName: z.string(),
      className: z.string(),
      needs: z.array(need),
      changes: z.array(change),
      mayRequest: z.boolean(),
    }),
    refusals: ['not-found', 'purpose-needed'],
  }),

  /** Pupils with a category now, or with a change that waits; a class teacher sees the own class. */
  listNeeds: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ schoolId: id, show: z.enum(['current', 'open']), after: z.optional(cursor) }),
    output: z.strictObject({
      pupils: z.array(
        z.strictObject({
          pupilId: id,
          name: z.string(),
          className: z.string(),
          categories: z.array(category),
          waiting: z.array(changeState),
        }),
      ),
      next: z.nullable(cursor),
    }),
    refusals: ['not-found'],
  }),

  requestChange: action({
    kind: 'write',
    roles: requesters,
    input: z.strictObject({ pupilId: id, wanted }),
    output: z.strictObject({ changeId: id, rev: revision }),
    refusals: ['not-found', 'already-exists', 'wrong-state', 'kin'],
  }),

  /** By an office, never by the author or by kin. */
  verifyChange: action({
    kind: 'write',
    roles: verifiers,
    input: z.strictObject({ ...step, decision: changeDecision }),
    output: stepped,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'own-work', 'kin'],
  }),

  /** By a leader who has neither asked nor verified. */
  applyChange: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({ ...step, decision: changeDecision }),
    output: stepped,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'own-work', 'kin'],
  }),

  /** The author thinks better of it, while it waits. */
  withdrawChange: action({
    kind: 'write',
    roles: requesters,
    input: z.strictObject(step),
    output: stepped,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),
} as const;
