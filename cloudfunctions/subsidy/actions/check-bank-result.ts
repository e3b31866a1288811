import { sumFen } from '../../../domain/shared/money';
import { awaitsBank } from '../../../domain/subsidy/batch';
import { checkResultFile, type CheckedResult } from '../bank-check';
import { answered, refused } from '../../platform/reply';
import type { Handler } from '../../platform/serve';
import type { PaymentStores } from '../payment-check';

export function checkBankResult({ batches, disbursements }: PaymentStores): Handler<'subsidy.checkBankResult'> {
  return async ({ batchId, fileId }, { caller }) => {
    const batch = await batches.load(batchId);
    if (!batch || !caller.holdsIn(batch.state.schoolId, ['finance'])) return refused('not-found');
    if (!awaitsBank(batch.state)) return refused('wrong-state');
    const checked = await checkResultFile(fileId, caller.openid, batch.state, disbursements);
    if ('ok' in checked) return checked;
    return answered({ paid: sum(checked, 'paid'), failed: sum(checked, 'failed'), unknown: sum(checked, 'unknown') });
  };
}

function sum({ lines }: CheckedResult, outcome: string): { count: number; fen: number } {
  const amounts = lines.filter(({ word }) => word.outcome === outcome).map(({ word }) => word.amountFen);
  return { count: amounts.length, fen: sumFen(amounts) };
}
