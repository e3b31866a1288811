import * as z from 'zod/mini';
import { action } from './action';
import { answer, delayed, lineFilters, mine, staffLine } from './disbursement';
import { fileFaults } from './file-faults';
import {
  count,
  cursor,
  day,
  fen,
  fileId,
  id,
  instant,
  line,
  positiveFen,
  programme,
  relation,
  revision,
  term,
} from './vocabulary';

/**
 * 发放批次: draft -> audited -> approved -> reconciled. `importing` is a batch whose lines are still being written;
 * `returned` was sent back and is replaced by a new one; an approved batch waits for funds and the bank's result.
 */
export const batchStates = ['importing', 'draft', 'audited', 'approved', 'reconciled', 'returned'] as const;
const batchState = z.enum(batchStates);
export type BatchState = z.output<typeof batchState>;

/** What stands in a batch's history. */
export const batchEvents = ['create', 'audit', 'approve', 'return', 'abandon', 'reconcile', 'settle'] as const;
export type BatchEvent = (typeof batchEvents)[number];

const batchEntry = z.strictObject({
  action: z.enum(batchEvents),
  at: instant,
  by: z.string(),
  reason: z.nullable(z.string()),
});

const sum = z.strictObject({ count, fen: z.int().check(z.gte(0)) });

const batchItem = z.strictObject({
  batchId: id,
  title: z.string(),
  programme,
  term,
  state: batchState,
  count,
  totalFen: fen,
  maker: z.string(),
  at: instant,
  /** What the caller may do next, if anything. */
  next: z.nullable(z.enum(['audit', 'approve', 'record-bank-result'])),
});

const signing = { batchId: id, rev: revision, count, totalFen: fen };

const staffReaders = ['finance', 'leader', 'bureau'] as const;

/** From the list of a term to the family's own word that the money is there. */
export const subsidy = {
  /** Reads a payment list; says count and total, or each faulty row. Nothing is written. */
  checkPaymentList: action({
    kind: 'read',
    roles: ['finance'],
    input: z.strictObject({ schoolId: id, programme, term, fileId }),
    output: z.strictObject({
      count,
      totalFen: fen,
      classes: z.array(z.strictObject({ name: z.string(), ...sum.shape })),
    }),
    refusals: ['not-found', 'file-total-differs', ...fileFaults],
  }),

  /** Makes the batch of a payment list; count and total are those that the maker has seen. */
  createBatch: action({
    kind: 'write',
    roles: ['finance'],
    input: z.strictObject({ schoolId: id, programme, term, title: line(40), fileId, count, totalFen: positiveFen }),
    output: z.strictObject({ batchId: id, rev: revision }),
    refusals: ['not-found', 'wrong-state', 'totals-differ', 'file-total-differs', ...fileFaults],
  }),

  /** By finance, not the maker, or by the bureau where the school has nobody else; repeats the count and total that are being signed. */
  auditBatch: action({
    kind: 'write',
    roles: ['finance', 'bureau'],
    input: z.strictObject(signing),
    output: z.strictObject({ rev: revision, state: batchState }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'totals-differ', 'own-work', 'kin'],
  }),

  /** By a leader, neither maker nor auditor. */
  approveBatch: action({
    kind: 'write',
    roles: ['leader', 'bureau'],
    input: z.strictObject(signing),
    output: z.strictObject({ rev: revision, state: batchState }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile', 'totals-differ', 'own-work', 'kin'],
  }),

  /** Sends back what waits for somebody or for the money, until the bank's result is begun to be entered. */
  returnBatch: action({
    kind: 'write',
    roles: ['finance', 'leader', 'bureau'],
    input: z.strictObject({ batchId: id, rev: revision, reason: line(200) }),
    output: z.strictObject({ rev: revision, state: batchState }),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),

  /**
   * Reads the bank's result against the batch; paid + failed + unknown = declared, to the fen. Declared is what waits for the bank's word: the whole batch,
   * or, when its first result stands, what that left unknown. Nothing is written.
   */
  checkBankResult: action({
    kind: 'read',
    roles: ['finance'],
    input: z.strictObject({ batchId: id, fileId }),
    output: z.strictObject({ declared: sum, paid: sum, failed: sum, unknown: sum }),
    refusals: ['not-found', 'wrong-state', 'file-total-differs', ...fileFaults],
  }),

  /** Enters the bank's result; families see what was paid from then on. A later file may settle what the first left unknown, and nothing else. */
  recordBankResult: action({
    kind: 'write',
    roles: ['finance'],
    input: z.strictObject({ batchId: id, rev: revision, fileId, paidOn: day }),
    output: z.strictObject({ rev: revision, state: batchState }),
    refusals: [
      'not-found',
      'wrong-state',
      'changed-meanwhile',
      'kin',
      'bank-result-begun',
      'file-total-differs',
      ...fileFaults,
    ],
  }),

  listBatches: action({
    kind: 'read',
    roles: staffReaders,
    input: z.strictObject({ schoolId: id, after: z.optional(cursor) }),
    output: z.strictObject({ batches: z.array(batchItem), next: z.nullable(cursor) }),
    refusals: ['not-found'],
  }),

  /** The batch with its sums: confirmed + disputed + unsure + unanswered = paid, to the fen. */
  getBatch: action({
    kind: 'read',
    roles: staffReaders,
    input: z.strictObject({ batchId: id }),
    output: z.strictObject({
      ...batchItem.shape,
      schoolId: id,
      rev: revision,
      paidOn: z.nullable(day),
      mayReturn: z.boolean(),
      /** How many lines failed here that the caller may pay again, in a new batch. */
      toPayAgain: count,
      bank: z.strictObject({ pending: sum, paid: sum, failed: sum, unknown: sum }),
      families: z.strictObject({ confirmed: sum, disputed: sum, unsure: sum, unanswered: sum }),
      history: z.array(batchEntry),
    }),
    refusals: ['not-found'],
  }),

  listLines: action({
    kind: 'read',
    roles: staffReaders,
    input: z.strictObject({
      batchId: id,
      show: z.enum(lineFilters),
      after: z.optional(cursor),
    }),
    output: z.strictObject({ lines: z.array(staffLine), next: z.nullable(cursor) }),
    refusals: ['not-found'],
  }),

  /** What the family was paid; with the first page what is delayed. */
  listMine: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ after: z.optional(cursor) }),
    output: z.strictObject({ disbursements: z.array(mine), delayed: z.array(delayed), next: z.nullable(cursor) }),
    refusals: [],
  }),

  getMine: action({
    kind: 'read',
    roles: ['guardian'],
    input: z.strictObject({ disbursementId: id }),
    output: z.strictObject({
      ...mine.shape,
      schoolName: z.string(),
      telephone: z.string(),
      answeredFen: z.nullable(fen),
      /** Who has answered: the caller, or another guardian, by relation to the child. */
      answeredBy: z.nullable(z.union([z.literal('self'), relation])),
      ticket: z.nullable(z.strictObject({ number: z.string(), dueOn: day })),
    }),
    refusals: ['not-found'],
  }),

  /** The family's word on one payment. A negative answer opens a ticket; a later "received" closes it, history stays. */
  confirmReceipt: action({
    kind: 'write',
    roles: ['guardian'],
    input: z.strictObject({ disbursementId: id, answer, receivedFen: z.optional(fen) }),
    output: z.strictObject({
      answer,
      answeredAt: instant,
      ticket: z.nullable(z.strictObject({ number: z.string(), dueOn: day })),
    }),
    refusals: ['not-found', 'wrong-state'],
  }),
} as const;
