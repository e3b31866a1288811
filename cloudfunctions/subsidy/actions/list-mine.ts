import { answered } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import { paidTo } from '../family-payments';
import type { Disbursements } from '../disbursement.store';
import { mineOf } from '../view';

const pageLength = 20;

export function listMine(disbursements: Disbursements): Handler<'subsidy.listMine'> {
  return async ({ after }, { caller }) => {
    const found = await paidTo(disbursements, caller.wardIds, { after, limit: pageLength });
    const last = found.at(-1);
    return answered({
      disbursements: found.map((document) => mineOf(disbursements.read(document).state)),
      next: last && found.length === pageLength ? last.paidKey : null,
    });
  };
}
