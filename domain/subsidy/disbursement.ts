import type { ReceiptAnswer } from '../../contract/disbursement';
import type { Programme, Relation } from '../../contract/vocabulary';
import { daysAfter } from '../shared/calendar';
import { accept, refuse, type Decision } from '../shared/decision';
import type { Attempted } from './attempt';

/** 发放记录: one per pupil, programme, term and part, county-wide, with every attempt of the bank to pay it. */
export interface Disbursement extends Attempted {
  readonly disbursementId: string;
  readonly schoolId: string;
  readonly pupilId: string;
  readonly pupilName: string;
  readonly classId: string;
  readonly className: string;
  readonly programme: Programme;
  readonly term: string;
  /** Which payment of the term it is, the first being 1. */
  readonly part: number;
  readonly answer: Answer | null;
  readonly answers: readonly Answer[];
  readonly ticket: Ticket | null;
}

/** What a guardian said, and when. */
export interface Answer {
  readonly answer: ReceiptAnswer;
  /** What arrived, for a wrong amount. */
  readonly receivedFen: number | null;
  readonly by: Guardian;
  readonly at: string;
}

export interface Guardian {
  readonly id: string;
  readonly relation: Relation;
}

/** 问题单: someone at school must find out, until `dueOn`. */
export interface Ticket {
  readonly number: string;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly state: 'open' | 'closed';
}

/** Days within which the school answers a family that has not got its money. */
export const ticketDays = 7;

export interface Reply {
  readonly answer: ReceiptAnswer;
  readonly receivedFen: number | null;
  readonly by: Guardian;
  readonly at: string;
  readonly today: string;
  /** The number that a ticket gets if this answer opens one. */
  readonly ticketNumber: string;
}

/**
 * A guardian's answer. The same answer again by the same person changes nothing; another guardian's is an answer of its own; everything but "received" opens a ticket, "received" closes it.
 * Every answer stays in `answers`.
 */
export function confirm(line: Disbursement, reply: Reply): Decision<Disbursement, 'wrong-state' | 'invalid-input'> {
  if (line.outcome !== 'paid') return refuse('wrong-state');
  if (reply.answer === 'wrong-amount' && (reply.receivedFen === null || reply.receivedFen === line.amountFen)) {
    return refuse('invalid-input', { path: 'receivedFen' });
  }
  const receivedFen = reply.answer === 'wrong-amount' ? reply.receivedFen : null;
  const last = line.answer;
  const isSame = last?.answer === reply.answer && last.receivedFen === receivedFen && last.by.id === reply.by.id;
  if (isSame) return accept(line);
  const answer: Answer = { answer: reply.answer, receivedFen, by: reply.by, at: reply.at };
  return accept({ ...line, answer, answers: [...line.answers, answer], ticket: ticketAfter(line.ticket, reply) });
}

function ticketAfter(ticket: Ticket | null, { answer, at, today, ticketNumber }: Reply): Ticket | null {
  if (answer === 'received') return ticket && { ...ticket, state: 'closed' };
  if (ticket?.state === 'open') return ticket;
  return { number: ticketNumber, openedAt: at, dueOn: daysAfter(today, ticketDays), state: 'open' };
}

/** Where a line stands with the family; before the bank has paid there is nothing to answer. Delayed: the bank has tried, and the money has not come. */
export type FamilyState = 'unpaid' | 'delayed' | 'unanswered' | 'confirmed' | 'disputed' | 'unsure';

export function familyState(line: Pick<Disbursement, 'outcome' | 'answer' | 'earlier'>): FamilyState {
  if (line.outcome === 'pending' && line.earlier.length === 0) return 'unpaid';
  if (line.outcome !== 'paid') return 'delayed';
  const answer = line.answer?.answer ?? null;
  if (answer === null) return 'unanswered';
  if (answer === 'received') return 'confirmed';
  return answer === 'unsure' ? 'unsure' : 'disputed';
}
