import * as z from 'zod/mini';
import { action } from './action';
import { issuedCode } from './code';
import { cursor, day, id, instant, line, positiveFen, prose, revision } from './vocabulary';

/** stated -> accepted or declined by the school, or cancelled by the donor; the last two are final. */
export const pledgeStates = ['stated', 'accepted', 'declined', 'cancelled'] as const;
const pledgeState = z.enum(pledgeStates);
export type PledgeState = z.output<typeof pledgeState>;

/** What stands in a pledge's history. */
export const pledgeEvents = ['state', 'accept', 'decline', 'cancel'] as const;
export type PledgeEvent = (typeof pledgeEvents)[number];

export const mostInstalments = 24;

/** Who receives the gift: the school itself (公益事业捐赠法 10), or a charity by its registered name. */
const receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('school') }),
  z.strictObject({ kind: z.literal('charity'), name: line(40) }),
]);
export type Receiver = z.output<typeof receiver>;

/** Money once is money in one instalment. */
const gift = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('money'),
    totalFen: positiveFen,
    instalments: z
      .array(z.strictObject({ dueOn: day, amountFen: positiveFen }))
      .check(z.minLength(1), z.maxLength(mostInstalments)),
  }),
  z.strictObject({ kind: z.literal('goods'), what: line(200) }),
  z.strictObject({ kind: z.literal('service'), what: line(200) }),
]);
export type Gift = z.output<typeof gift>;
export type GiftKind = Gift['kind'];

/** A pledge as its donor sees it: of the school only what the school says to the donor. */
const myPledge = z.strictObject({
  pledgeId: id,
  schoolName: z.string(),
  gift,
  state: pledgeState,
  at: instant,
});

const staffPledge = z.strictObject({
  pledgeId: id,
  donorName: z.string(),
  /** The name is for the school alone. */
  anonymous: z.boolean(),
  gift,
  state: pledgeState,
  at: instant,
  /** The caller may accept or decline it: it is stated, and not the caller's own. */
  mayDecide: z.boolean(),
});

const inviters = ['leader', 'moralEducation'] as const;
const readers = ['leader', 'moralEducation', 'finance'] as const;

const decided = z.strictObject({ rev: revision, state: pledgeState });

/**
 * Pledges by invitation. Not fundraising (慈善法 22–27): nothing is asked of the public, no money passes through here, and nothing that a donor is sent names
 * a child.
 */
export const donation = {
  /** Switches donations on by naming who receives them, or off (null). They are off until a leader has done so. */
  configure: action({
    kind: 'write',
    roles: ['leader'],
    input: z.strictObject({ schoolId: id, receiver: z.nullable(receiver) }),
    output: z.strictObject({ receiver: z.nullable(receiver) }),
    refusals: ['not-found'],
  }),

  /** Makes a one-use invitation for one donor, by the name under which the school knows it. */
  inviteDonor: action({
    kind: 'write',
    roles: inviters,
    input: z.strictObject({ schoolId: id, name: line(20) }),
    output: issuedCode,
    refusals: ['not-found', 'donations-off'],
  }),

  /** An intention, not a payment. Anonymous unless the donor says otherwise. */
  statePledge: action({
    kind: 'write',
    roles: ['donor'],
    input: z.strictObject({
      schoolId: id,
      gift,
      note: z.nullable(prose(500)),
      anonymous: z.optional(z.boolean()),
    }),
    output: z.strictObject({ pledgeId: id, rev: revision, statedAt: instant }),
    refusals: ['not-found', 'donations-off', 'totals-differ', 'text-risky'],
  }),

  /** By the moral education office; nobody accepts the own pledge. */
  acceptPledge: action({
    kind: 'write',
    roles: ['moralEducation'],
    input: z.strictObject({ pledgeId: id, rev: revision }),
    output: decided,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'own-work'],
  }),

  declinePledge: action({
    kind: 'write',
    roles: ['moralEducation'],
    input: z.strictObject({ pledgeId: id, rev: revision, reason: line(200) }),
    output: decided,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'own-work'],
  }),

  /** By the donor, as long as the school has not answered. */
  cancelPledge: action({
    kind: 'write',
    roles: ['donor'],
    input: z.strictObject({ pledgeId: id, rev: revision }),
    output: decided,
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),

  /** The donor's own, newest first, and the schools that have invited the donor. */
  listMyPledges: action({
    kind: 'read',
    roles: ['donor'],
    input: z.strictObject({ after: z.optional(cursor) }),
    output: z.strictObject({
      schools: z.array(z.strictObject({ schoolId: id, name: z.string(), receiver: z.nullable(receiver) })),
      pledges: z.array(myPledge),
      next: z.nullable(cursor),
    }),
    refusals: [],
  }),

  getMyPledge: action({
    kind: 'read',
    roles: ['donor'],
    input: z.strictObject({ pledgeId: id }),
    output: z.strictObject({
      ...myPledge.shape,
      rev: revision,
      receiver,
      note: z.nullable(z.string()),
      anonymous: z.boolean(),
      mayCancel: z.boolean(),
      history: z.array(z.strictObject({ action: z.enum(pledgeEvents), at: instant, reason: z.nullable(z.string()) })),
    }),
    refusals: ['not-found'],
  }),

  /** What has been pledged to a school, newest first, and who receives it. */
  listPledges: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ schoolId: id, after: z.optional(cursor) }),
    output: z.strictObject({
      receiver: z.nullable(receiver),
      mayConfigure: z.boolean(),
      mayInvite: z.boolean(),
      pledges: z.array(staffPledge),
      next: z.nullable(cursor),
    }),
    refusals: ['not-found'],
  }),

  getPledge: action({
    kind: 'read',
    roles: readers,
    input: z.strictObject({ pledgeId: id }),
    output: z.strictObject({
      ...staffPledge.shape,
      schoolId: id,
      rev: revision,
      receiver,
      note: z.nullable(z.string()),
      history: z.array(
        z.strictObject({
          action: z.enum(pledgeEvents),
          at: instant,
          by: z.string(),
          reason: z.nullable(z.string()),
        }),
      ),
    }),
    refusals: ['not-found'],
  }),
} as const;
