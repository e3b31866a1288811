import * as z from 'zod/mini';
import { day, fen, id, instant, programme, relation, term } from './vocabulary';

/** What the bank did with a line: unknown never re-pays. */
export const bankOutcomes = ['pending', 'paid', 'failed', 'unknown'] as const;
const bankOutcome = z.enum(bankOutcomes);
export type BankOutcome = z.output<typeof bankOutcome>;

/** What a list of lines may be narrowed to: a state with the bank, one with the family, or an open ticket. */
export const lineFilters = ['all', ...bankOutcomes, 'confirmed', 'disputed', 'unsure', 'unanswered', 'ticket'] as const;

/** 到账确认: silence never counts as received. */
export const answers = ['received', 'not-received', 'wrong-amount', 'unsure'] as const;
export const answer = z.enum(answers);
export type ReceiptAnswer = z.output<typeof answer>;

/** Which payment of the term it is: urgent aid may be given again. */
const part = z.int().check(z.gte(1));

/** A line as staff see it. */
export const staffLine = z.strictObject({
  disbursementId: id,
  pupilName: z.string(),
  className: z.string(),
  amountFen: fen,
  bank: z.string(),
  holder: z.string(),
  cardTail: z.string(),
  part,
  /** Which attempt of the bank this batch made, the first being 1. */
  attempt: z.int().check(z.gte(1)),
  /** It failed here and is tried again in a later batch. */
  triedAgain: z.boolean(),
  outcome: bankOutcome,
  failure: z.nullable(z.string()),
  answer: z.nullable(answer),
  answeredFen: z.nullable(fen),
  /** The relation to the child of whoever answered. */
  answeredBy: z.nullable(relation),
  answeredAt: z.nullable(instant),
  ticket: z.nullable(z.string()),
});

/** A payment that the bank has tried in vain, or of which it does not know: the school is at it, the family has nothing to do. */
export const delayed = z.strictObject({
  disbursementId: id,
  pupilName: z.string(),
  programme,
  term,
  part,
  amountFen: fen,
  /** The bank does not know; else it has failed. */
  isUnsure: z.boolean(),
  telephone: z.string(),
});

/** A payment as the family sees it. */
export const mine = z.strictObject({
  disbursementId: id,
  pupilName: z.string(),
  programme,
  term,
  part,
  amountFen: fen,
  bank: z.string(),
  holder: z.string(),
  cardTail: z.string(),
  paidOn: day,
  answer: z.nullable(answer),
  answeredAt: z.nullable(instant),
});
