import * as z from 'zod/mini';
import { action } from './action';
import { needCategories } from './need';
import { count, day, id, instant, line, revision } from './vocabulary';

/** 与户主的关系. */
export const memberRelations = [
  'head',
  'spouse',
  'child',
  'child-in-law',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'other',
] as const;
export type MemberRelation = (typeof memberRelations)[number];

export const healthStates = ['healthy', 'chronic', 'serious', 'disabled'] as const;
export type HealthState = (typeof healthStates)[number];

/** What a member does. Who is at school is no labour force, whatever the age. */
export const memberWorks = [
  'farming',
  'local-work',
  'away-work',
  'business',
  'at-school',
  'housework',
  'none',
] as const;
export type MemberWork = (typeof memberWorks)[number];

/** 培训, 务工, 雨露计划. */
export const referralKinds = ['training', 'work', 'yulu'] as const;
export type ReferralKind = (typeof referralKinds)[number];

/** 转介: referred -> accepted -> ended, or ended at once. */
export const referralStates = ['referred', 'accepted', 'ended'] as const;
export type ReferralState = (typeof referralStates)[number];

const memberFacts = {
  name: line(20),
  relation: z.enum(memberRelations),
  birthYear: z.int().check(z.gte(1900), z.lte(2099)),
  health: z.enum(healthStates),
  /** Whether the person can work. */
  able: z.boolean(),
  work: z.enum(memberWorks),
  skills: z.nullable(line(40)),
  /** Where someone works who is away. */
  awayAt: z.nullable(line(40)),
};
const facts = z.strictObject(memberFacts);
export type MemberFacts = z.output<typeof facts>;

export const householdFields = [
  'joined',
  'left',
  'name',
  'relation',
  'birthYear',
  'health',
  'able',
  'work',
  'skills',
  'awayAt',
  'referral',
] as const;
export type HouseholdField = (typeof householdFields)[number];

const fieldChange = z.strictObject({ field: z.enum(householdFields), from: z.string(), to: z.string() });
export type HouseholdFieldChange = z.output<typeof fieldChange>;

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), on: day }),
  z.strictObject({ kind: z.literal('end'), on: day, outcome: line(100) }),
]);
export type ReferralStep = z.output<typeof step>;

const readers = ['zoneTeacher', 'moralEducation', 'academicAffairs', 'leader'] as const;
const writers = ['zoneTeacher', 'moralEducation', 'academicAffairs'] as const;
const inHousehold = { householdId: id, rev: revision };

/** Households of the register, their members and what was arranged for them. A zone teacher reaches the own zone only. */
export const householdActions = {
  getHousehold: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ householdId: id }),
    output: z.strictObject({
      householdId: id,
      schoolId: id,
      rev: revision,
      village: z.string(),
      head: z.string(),
      zoneName: z.nullable(z.string()),
      teacherName: z.nullable(z.string()),
      mayEdit: z.boolean(),
      mayMove: z.boolean(),
      pupils: z.array(
        z.strictObject({
          pupilId: id,
          name: z.string(),
          className: z.string(),
          boarder: z.boolean(),
          categories: z.array(z.enum(needCategories)),
        }),
      ),
      members: z.array(z.strictObject({ ...memberFacts, memberId: id, age: z.int(), isLabour: z.boolean() })),
      /** How many of the members are labour force (劳动力). */
      labour: count,
      formerMembers: z.array(z.strictObject({ name: z.string(), on: day, reason: z.string() })),
      referrals: z.array(
        z.strictObject({
          referralId: id,
          name: z.string(),
          kind: z.enum(referralKinds),
          what: z.string(),
          state: z.enum(referralStates),
          on: day,
          outcome: z.nullable(z.string()),
        }),
      ),
      history: z.array(
        z.strictObject({ at: instant, by: z.string(), name: z.string(), changes: z.array(fieldChange) }),
      ),
    }),
    refusals: ['not-found'],
  }),

  /** Enters a member, or changes one; what was there stays in the history. */
  saveMember: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ ...inHousehold, memberId: z.optional(id), member: facts }),
    output: z.strictObject({ memberId: id, rev: revision }),
    refusals: ['not-found', 'kin', 'changed-meanwhile', 'household-full'],
  }),

  /** A member has died, married away, moved out. */
  endMember: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ ...inHousehold, memberId: id, on: day, reason: line(100) }),
    output: z.strictObject({ rev: revision }),
    refusals: ['not-found', 'kin', 'changed-meanwhile'],
  }),

  /** Sends a member to training, to work, or to 雨露计划. */
  referMember: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ ...inHousehold, memberId: id, kind: z.enum(referralKinds), what: line(60), on: day }),
    output: z.strictObject({ referralId: id, rev: revision }),
    refusals: ['not-found', 'kin', 'changed-meanwhile', 'household-full'],
  }),

  /** It was accepted, or has ended with this outcome. */
  stepReferral: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ ...inHousehold, referralId: id, step }),
    output: z.strictObject({ state: z.enum(referralStates), rev: revision }),
    refusals: ['not-found', 'kin', 'changed-meanwhile', 'wrong-state'],
  }),

  /** The pupil belongs to another household of the school; the pupil's history shows it. */
  movePupil: action({
    kind: 'write',
    roles: ['academicAffairs'],
    input: z.strictObject({ pupilId: id, fromHouseholdId: id, toHouseholdId: id }),
    output: z.strictObject({ householdId: id }),
    refusals: ['not-found', 'kin', 'changed-meanwhile'],
  }),
} as const;
