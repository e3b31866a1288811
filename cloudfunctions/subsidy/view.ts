import type { Output } from '../../contract/index';
import { nextStep, type Batch } from '../../domain/subsidy/batch';
import { attemptIn, isTriedAgain } from '../../domain/subsidy/attempt';
import type { Disbursement } from '../../domain/subsidy/disbursement';
import type { Caller } from '../platform/caller';

type BatchItem = Output<'subsidy.listBatches'>['batches'][number];
type Mine = Output<'subsidy.listMine'>['disbursements'][number];
type Delayed = Output<'subsidy.listMine'>['delayed'][number];
type StaffLine = Output<'subsidy.listLines'>['lines'][number];

export function batchItem(caller: Caller, batch: Batch): BatchItem {
  const { batchId, title, programme, term, state, count, totalFen, maker, createdAt } = batch;
  const next = nextFor(caller, batch);
  return {
    batchId,
    title,
    programme,
    term,
    state,
    count,
    totalFen,
    maker: maker.name,
    at: createdAt,
    next,
  };
}

/** What this person may do next with the batch. */
export function nextFor(caller: Caller, batch: Batch): BatchItem['next'] {
  const { schoolId } = batch;
  return nextStep(batch, {
    id: caller.openid,
    auditor: caller.holdsIn(schoolId, ['finance', 'bureau']),
    leader: caller.holdsIn(schoolId, ['leader', 'bureau']),
    finance: caller.holdsIn(schoolId, ['finance']),
  });
}

export function mineOf(line: Disbursement): Mine {
  const { disbursementId, pupilName, programme, term, part, amountFen, bank, holder, cardTail, paidOn, answer } = line;
  return {
    disbursementId,
    pupilName,
    programme,
    term,
    part,
    amountFen,
    bank,
    holder,
    cardTail,
    paidOn: paidOn ?? '',
    answer: answer?.answer ?? null,
    answeredAt: answer?.at ?? null,
  };
}

/** A payment that has not come yet, without card or reason: the family has nothing to do. */
export function delayedView(line: Omit<Disbursement, 'cardTail' | 'earlier'>, telephone: string): Delayed {
  const { disbursementId, pupilName, programme, term, part, amountFen, outcome } = line;
  return { disbursementId, pupilName, programme, term, part, amountFen, isUnsure: outcome === 'unknown', telephone };
}

/**
 * The line as staff see it in one of its batches: with the attempt that was made there, and the family's word if that one was paid. The card is shown by the
 * last two of the four digits we hold.
 */
export function staffLine(line: Disbursement, batchId: string): StaffLine {
  const { disbursementId, pupilName, className, part, ticket, earlier } = line;
  const { amountFen, bank, holder, cardTail, outcome, failure } = attemptIn(line, batchId) ?? line;
  const triedAgain = isTriedAgain(line, batchId);
  const answer = triedAgain ? null : line.answer;
  return {
    disbursementId,
    pupilName,
    className,
    amountFen,
    bank,
    holder,
    cardTail: `**${cardTail.slice(-2)}`,
    part,
    attempt: (triedAgain ? earlier.findIndex((one) => one.batchId === batchId) : earlier.length) + 1,
    triedAgain,
    outcome,
    failure,
    answer: answer?.answer ?? null,
    answeredFen: answer?.receivedFen ?? null,
    answeredBy: answer?.by.relation ?? null,
    answeredAt: answer?.at ?? null,
    ticket: !triedAgain && ticket?.state === 'open' ? ticket.number : null,
  };
}
