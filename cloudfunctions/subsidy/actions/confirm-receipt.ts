import { refuse } from '../../../domain/shared/decision';
import { confirm } from '../../../domain/subsidy/disbursement';
import { naturalId } from '../../platform/ids';
import type { Handler } from '../../platform/serve';
import type { Disbursements } from '../disbursement.store';

export function confirmReceipt(disbursements: Disbursements): Handler<'subsidy.confirmReceipt'> {
  return ({ disbursementId, answer, receivedFen }, { act, caller }) =>
    disbursements.change(
      act,
      disbursementId,
      (line) => {
        const ward = caller.wards.find(({ pupilId }) => pupilId === line.pupilId);
        if (!ward || line.outcome === 'failed') return refuse('not-found');
        return confirm(line, {
          answer,
          receivedFen: receivedFen ?? null,
          by: { id: caller.openid, relation: ward.relation },
          at: act.at,
          today: act.today,
          ticketNumber: ticketNumber(act.today, disbursementId, line.answers.length),
        });
      },
      (line) => ({
        answer,
        answeredAt: line.answer?.at ?? act.at,
        ticket: line.ticket?.state === 'open' ? { number: line.ticket.number, dueOn: line.ticket.dueOn } : null,
      }),
    );
}

/** Short enough to be read over the telephone: the day and six characters of the line's own key. */
function ticketNumber(today: string, disbursementId: string, answersBefore: number): string {
  const mark = naturalId('', disbursementId, String(answersBefore)).slice(0, 6).toUpperCase();
  return `${today.slice(2).replaceAll('-', '')}-${mark}`;
}
