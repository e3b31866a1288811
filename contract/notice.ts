import * as z from 'zod/mini';
import { action } from './action';
import { count, cursor, day, id, instant, line, prose, relation, revision } from './vocabulary';

/** 阅读 and 签收: what a notice asks of the family. */
export const levels = ['read', 'acknowledge'] as const;
const level = z.enum(levels);
export type NoticeLevel = z.output<typeof level>;

/** draft -> submitted -> published -> withdrawn; a submitted notice goes back to draft when its author takes it back, or the reviewer with a reason. */
export const noticeStates = ['draft', 'submitted', 'published', 'withdrawn'] as const;
const noticeState = z.enum(noticeStates);
export type NoticeState = z.output<typeof noticeState>;

/** What stands in a notice's history. */
export const noticeEvents = ['draft', 'submit', 'takeBack', 'publish', 'return', 'withdraw', 'remind'] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

const writers = ['classTeacher', 'moralEducation', 'academicAffairs', 'generalAffairs', 'finance', 'leader'] as const;
const reviewers = ['moralEducation', 'academicAffairs', 'leader'] as const;

const classIds = z.array(id).check(z.minLength(1), z.maxLength(60));

const content = {
  title: line(40),
  body: prose(4000),
  level,
  classIds,
  dueOn: z.nullable(day),
};

const history = z.array(
  z.strictObject({ action: z.enum(noticeEvents), at: instant, by: z.string(), reason: z.nullable(z.string()) }),
);

const staffItem = z.strictObject({
  noticeId: id,
  title: z.string(),
  level,
  state: noticeState,
  author: z.string(),
  /** When it becomes visible; null until it is published. */
  publishAt: z.nullable(instant),
  dueOn: z.nullable(day),
  /** The caller may review it: in state submitted and not the caller's own. */
  mayReview: z.boolean(),
});

const guardianItem = z.strictObject({
  noticeId: id,
  title: z.string(),
  level,
  publishAt: instant,
  dueOn: z.nullable(day),
  /** The caller's own children whom it concerns. */
  pupilNames: z.array(z.string()),
  read: z.boolean(),
  acknowledged: z.boolean(),
});

/** Policy notices: written by one, reviewed by another, read and acknowledged by families. */
export const notice = {
  /** Without noticeId a new draft; with it, the draft as it now stands. */
  saveDraft: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ schoolId: id, noticeId: z.optional(id), rev: z.optional(revision), ...content }),
    output: z.strictObject({ noticeId: id, rev: revision }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),

  submit: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ noticeId: id, rev: revision }),
    output: z.strictObject({ rev: revision, state: noticeState }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'text-risky'],
  }),

  /** The author takes a submitted notice back to go on writing. */
  takeBack: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ noticeId: id, rev: revision }),
    output: z.strictObject({ rev: revision, state: noticeState }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),

  /** Publishes (at once, or from `publishAt` on) or sends back; never by the author. */
  review: action({
    kind: 'write',
    roles: reviewers,
    input: z.strictObject({
      noticeId: id,
      rev: revision,
      decision: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('publish'), publishAt: z.nullable(instant) }),
        z.strictObject({ kind: z.literal('return'), reason: line(200) }),
      ]),
    }),
    output: z.strictObject({ rev: revision, state: noticeState }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'own-work'],
  }),

  withdraw: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ noticeId: id, rev: revision, reason: line(200) }),
    output: z.strictObject({ rev: revision, state: noticeState }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),

  listForStaff: action({
    kind: 'read',
    roles: writers,
    input: z.strictObject({ schoolId: id, after: z.optional(cursor) }),
    output: z.strictObject({ notices: z.array(staffItem), next: z.nullable(cursor) }),
    refusals: ['not-found'],
  }),

  getForStaff: action({
    kind: 'read',
    roles: writers,
    input: z.strictObject({ noticeId: id }),
    output: z.strictObject({
      ...staffItem.shape,
      schoolId: id,
      rev: revision,
      body: z.string(),
      classes: z.array(z.strictObject({ classId: id, name: z.string() })),
      mayEdit: z.boolean(),
      mayTakeBack: z.boolean(),
      mayWithdraw: z.boolean(),
      history,
    }),
    refusals: ['not-found'],
  }),

  listMine: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ after: z.optional(cursor) }),
    output: z.strictObject({ notices: z.array(guardianItem), next: z.nullable(cursor) }),
    refusals: [],
  }),

  getMine: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ noticeId: id }),
    output: z.strictObject({
      ...guardianItem.shape,
      body: z.string(),
      schoolName: z.string(),
      telephone: z.string(),
      acknowledgedAt: z.nullable(instant),
    }),
    refusals: ['not-found', 'notice-withdrawn'],
  }),

  /** Leaves the read mark of this guardian. */
  markRead: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject({ noticeId: id }),
    output: z.strictObject({ readAt: instant }),
    refusals: ['not-found', 'notice-withdrawn'],
  }),

  /** 签收. Never depends on whether the guardian wants messages. */
  acknowledge: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject({ noticeId: id }),
    output: z.strictObject({ acknowledgedAt: instant }),
    refusals: ['not-found', 'notice-withdrawn'],
  }),

  /** How many families of each class have answered; a class teacher sees the own class only. */
  progress: action({
    kind: 'read',
    roles: writers,
    input: z.strictObject({ noticeId: id }),
    output: z.strictObject({
      title: z.string(),
      level,
      state: noticeState,
      remindedAt: z.nullable(instant),
      classes: z.array(
        z.strictObject({ classId: id, name: z.string(), pupils: count, read: count, acknowledged: count }),
      ),
    }),
    refusals: ['not-found'],
  }),

  /** Pupil by pupil: who has, who has not, and who has no guardian with WeChat. */
  progressOfClass: action({
    kind: 'read',
    roles: writers,
    input: z.strictObject({ noticeId: id, classId: id }),
    output: z.strictObject({
      className: z.string(),
      pupils: z.array(
        z.strictObject({
          pupilId: id,
          name: z.string(),
          status: z.enum(['acknowledged', 'read', 'unread', 'no-guardian']),
          /** The relation to the child of whoever answered. */
          by: z.nullable(relation),
          at: z.nullable(instant),
          /** What became of the last reminder. */
          reminder: z.nullable(z.enum(['queued', 'sent', 'refused', 'failed'])),
        }),
      ),
    }),
    refusals: ['not-found'],
  }),

  /** Reminds exactly the guardians of those pupils for whom nobody has answered; at most once in twelve hours. */
  remind: action({
    kind: 'write',
    roles: writers,
    input: z.strictObject({ noticeId: id, classIds: z.optional(classIds) }),
    output: z.strictObject({ remindedAt: instant }),
    refusals: ['not-found', 'wrong-state', 'reminded-recently'],
  }),
} as const;
