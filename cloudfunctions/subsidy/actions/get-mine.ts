import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';
import { mineOf } from '../view';

export function getMine({ disbursements, pupils }: PaymentStores): Handler<'subsidy.getMine'> {
  return async ({ disbursementId }, { caller }) => {
    const found = await disbursements.load(disbursementId);
    if (!found || found.state.outcome !== 'paid' || !caller.wardIds.includes(found.state.pupilId))
      return refused('not-found');
    const school = await pupils.school(found.state.schoolId);
    const { answer, ticket } = found.state;
    return answered({
      ...mineOf(found.state),
      schoolName: school?.name ?? '',
      telephone: school?.telephone ?? '',
      answeredFen: answer?.receivedFen ?? null,
      answeredBy: answer && (answer.by.id === caller.openid ? 'self' : answer.by.relation),
      ticket: ticket?.state === 'open' ? { number: ticket.number, dueOn: ticket.dueOn } : null,
    });
  };
}
