import type { Output } from '../../contract/index';
import { nextStep, type Batch } from '../../domain/subsidy/batch';
import type { Disbursement } from '../../domain/subsidy/disbursement';
import type { Caller } from '../platform/caller';

type BatchItem = Output<'subsidy.listBatches'>['batches'][number];
type Mine = Output<'subsidy.listMine'>['disbursements'][number];
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
  const { disbursementId, pupilName, programme, term, amountFen, bank, holder, cardTail, paidOn, answer } = line;
  return {
    disbursementId,
    pupilName,
    programme,
    term,
    amountFen,
    bank,
    holder,
    cardTail,
    paidOn: paidOn ?? '',
    answer: answer?.answer ?? null,
    answeredAt: answer?.at ?? null,
  };
}

/** The card as staff see it: the last two of the four digits we hold. */
export function staffLine(line: Disbursement): StaffLine {
  const { disbursementId, pupilName, className, amountFen, bank, holder, cardTail, outcome, failure, answer, ticket } =
    line;
  return {
    disbursementId,
    pupilName,
    className,
    amountFen,
    bank,
    holder,
    cardTail: `**${cardTail.slice(-2)}`,
    outcome,
    failure,
    answer: answer?.answer ?? null,
    answeredFen: answer?.receivedFen ?? null,
    answeredBy: answer?.by.relation ?? null,
    answeredAt: answer?.at ?? null,
    ticket: ticket?.state === 'open' ? ticket.number : null,
  };
}
